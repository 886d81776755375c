package dev.easel.core.identity;

/** A place inside a space, or a private conversation, where messages are posted. The id is the platform's own, opaque here. */
public record ChannelRef(PlatformId platform, String id) {}
