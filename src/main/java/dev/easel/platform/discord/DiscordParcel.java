package dev.easel.platform.discord;

import java.util.List;
import java.util.function.Supplier;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * What one message says and shows: no link in it is unfolded, nobody in it is pinged.
 *
 * @param text harmless already; shortened to what a message holds
 * @param files opened anew for every try
 */
record DiscordParcel(String text, Supplier<List<FileUpload>> files, List<ActionRow> buttons) {
    static DiscordParcel of(String text) {
        return new DiscordParcel(text, List::of, List.of());
    }

    DiscordParcel named(String name) {
        return new DiscordParcel((name + " " + text).strip(), files, buttons);
    }

    /** A message of its own. */
    MessageCreateData create() {
        return new MessageCreateBuilder()
                .setContent(DiscordMarkup.shorten(text, Message.MAX_CONTENT_LENGTH))
                .setFiles(files.get())
                .setComponents(buttons)
                .setSuppressEmbeds(true)
                .setAllowedMentions(DiscordMarkup.NO_MENTIONS)
                .mentionRepliedUser(false)
                .build();
    }

    /** In place of everything that a message said and showed. */
    MessageEditData edit() {
        return new MessageEditBuilder()
                .setContent(DiscordMarkup.shorten(text, Message.MAX_CONTENT_LENGTH))
                .setAttachments(files.get())
                .setComponents(buttons)
                .setSuppressEmbeds(true)
                .setAllowedMentions(DiscordMarkup.NO_MENTIONS)
                .mentionRepliedUser(false)
                .build();
    }
}
