package dev.easel.core.image;

/** The provider's own count of the tokens that a call took. */
public record Usage(long textTokensIn, long imageTokensIn, long tokensOut) {}
