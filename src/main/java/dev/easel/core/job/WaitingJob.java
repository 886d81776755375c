package dev.easel.core.job;

import dev.easel.core.chat.Presentation;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ModelId;

/**
 * A job in the queue whose place should be shown.
 *
 * @param ahead what is drawn before it, at most
 */
public record WaitingJob(
        JobId id, Sender sender, ReplyAddress replyTo, Presentation presentation, ModelId model, Ahead ahead) {}
