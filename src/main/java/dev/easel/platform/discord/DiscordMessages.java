package dev.easel.platform.discord;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.identity.MessageRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;

/** What a message shows, and how it is named. Pure. */
final class DiscordMessages {
    private DiscordMessages() {}

    static MessageRef ref(long channel, long message) {
        return new MessageRef(
                DiscordAddress.PLATFORM, Long.toUnsignedString(channel) + "/" + Long.toUnsignedString(message));
    }

    static MessageRef ref(Message message) {
        return ref(message.getChannelIdLong(), message.getIdLong());
    }

    /** The pictures of a message, of one that it passes on, and of links that it shows. */
    static List<Attachment> pictures(Message message) {
        Stream<Attachment> files = Stream.concat(
                        message.getAttachments().stream(),
                        message.getMessageSnapshots().stream()
                                .map(MessageSnapshot::getAttachments)
                                .flatMap(List::stream))
                .filter(DiscordMessages::isPicture)
                .map(file -> attachment(Role.IMAGE, file));
        Stream<Attachment> links = message.getEmbeds().stream().flatMap(embed -> shown(embed).stream());
        return Stream.concat(files, links).toList();
    }

    private static boolean isPicture(Message.Attachment file) {
        String type = file.getContentType();
        return type == null ? file.isImage() : type.toLowerCase(Locale.ROOT).startsWith("image/");
    }

    /** Only what Discord itself serves; never the address that somebody linked to. */
    private static Optional<Attachment> shown(MessageEmbed embed) {
        MessageEmbed.ImageInfo image = embed.getImage();
        if (image != null && image.getProxyUrl() != null) {
            return Optional.of(new Attachment(Role.IMAGE, image.getProxyUrl(), "picture"));
        }
        MessageEmbed.Thumbnail thumbnail = embed.getThumbnail();
        return thumbnail == null || thumbnail.getProxyUrl() == null
                ? Optional.empty()
                : Optional.of(new Attachment(Role.IMAGE, thumbnail.getProxyUrl(), "picture"));
    }

    static Attachment attachment(Role role, Message.Attachment file) {
        return new Attachment(role, file.getUrl(), file.getFileName());
    }
}
