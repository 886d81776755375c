package dev.easel.core.identity;

/** A person on one platform. The id is the platform's own, opaque here. */
public record UserRef(PlatformId platform, String id) {}
