package dev.easel.core.identity;

/** A community on one platform: the largest unit that shares members and money. The id is the platform's own, opaque here. */
public record SpaceRef(PlatformId platform, String id) {}
