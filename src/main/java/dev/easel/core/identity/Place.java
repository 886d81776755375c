package dev.easel.core.identity;

import org.jspecify.annotations.Nullable;

/**
 * Where something was asked.
 *
 * @param space absent in private conversations
 */
public record Place(@Nullable SpaceRef space, ChannelRef channel) {}
