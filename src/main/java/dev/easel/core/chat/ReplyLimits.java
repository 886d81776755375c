package dev.easel.core.chat;

/**
 * What one message of a platform can hold.
 *
 * @param maxFiles attachments in one message
 * @param maxFileBytes one attachment; larger images are made smaller before they are delivered
 * @param maxMessageBytes all attachments of one message together
 * @param maxTextLength UTF-16 units of text
 */
public record ReplyLimits(int maxFiles, long maxFileBytes, long maxMessageBytes, int maxTextLength) {}
