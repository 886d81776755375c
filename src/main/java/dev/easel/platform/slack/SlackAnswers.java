package dev.easel.platform.slack;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Document;
import dev.easel.core.text.Visibility;
import dev.easel.platform.slack.SlackAddress.Manner;
import dev.easel.platform.slack.SlackBlocks.Shown;
import dev.easel.platform.slack.SlackPosts.Content;
import dev.easel.platform.slack.SlackUploads.Destination;
import dev.easel.platform.slack.SlackUploads.Upload;
import java.util.List;

/** Answers to what asked for no new images. Those with files are posted, since a whisper can't carry any. */
final class SlackAnswers {
    private final SlackPosts posts;
    private final SlackWhispers whispers;
    private final SlackUploads uploads;
    private final SlackPictures pictures;

    SlackAnswers(SlackPosts posts, SlackWhispers whispers, SlackUploads uploads, SlackPictures pictures) {
        this.posts = posts;
        this.whispers = whispers;
        this.uploads = uploads;
        this.pictures = pictures;
    }

    /** @throws SlackRefusalException when there is no way to whoever asked */
    void give(SlackAddress address, Answer answer) {
        String words = answer.text().text();
        Visibility visibility = answer.text().visibility();
        boolean hasFiles = !answer.images().isEmpty() || !answer.documents().isEmpty();
        if (visibility == Visibility.WHISPERED && !hasFiles) {
            Content content = SlackPosts.words(words, answer.controls(), address.locale());
            if (address.manner() != Manner.IN_PLACE || !whispers.replace(address, content)) {
                whispers.tell(address, content);
            }
            return;
        }
        SlackAddress where = SlackWhispers.placeFor(address, visibility);
        List<Shown> shown = pictures.show(answer.images());
        SlackPost post = posts.post(
                where.channel(),
                where.thread(),
                new Content(
                        SlackBlocks.fallback(words),
                        SlackBlocks.pictures(words, shown, answer.controls(), address.locale())));
        if (!answer.documents().isEmpty()) {
            List<String> files = uploads.send(
                    answer.documents().stream().map(SlackAnswers::upload).toList());
            uploads.complete(files, new Destination(post.channel(), where.thread()));
        }
    }

    private static Upload upload(Document document) {
        return new Upload(
                document.name(), "", document.bytes(), () -> document.content().open());
    }
}
