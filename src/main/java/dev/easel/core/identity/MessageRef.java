package dev.easel.core.identity;

/** A posted message, so that later reactions and presses can be traced. Only its platform understands the value. */
public record MessageRef(PlatformId platform, String value) {}
