package dev.easel.platform.slack;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.platform.slack.SlackPosts.Content;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on Slack: by one message that is the status line first and shows the images in the end. What is private goes
 * to the conversation that Easel has with the asker, since whispers there are gone with the next reload.
 */
final class SlackMessenger implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(SlackMessenger.class);

    /** As many as anything here is made of at once; blocks would be enough for more than twice as many. */
    private static final int MAX_IMAGES = 20;

    /** Slack shows no preview of much larger files; it takes up to 1 GB (documentation on files, 2026-11). */
    private static final long MAX_FILE_BYTES = 20L << 20;

    private final SlackPosts posts;
    private final SlackWhispers whispers;
    private final SlackDeliveries deliveries;
    private final SlackAnswers answers;
    private final SlackRemovals removals;
    private final SlackForms forms;
    private final SlackHome home;
    private final SlackStatusLine statusLine;

    SlackMessenger(SlackTools tools, BlobStore blobs, SlackForms forms, SlackHome home) {
        this.posts = tools.posts();
        this.whispers = tools.whispers();
        this.deliveries = new SlackDeliveries(posts, tools.uploads(), blobs, tools.notes(), tools.clock());
        this.answers = new SlackAnswers(posts, whispers, tools.uploads(), home.pictures());
        this.home = home;
        this.removals = new SlackRemovals(tools.client(), posts, tools.uploads());
        this.forms = forms;
        this.statusLine = tools.statusLine();
    }

    @Override
    public PlatformId platform() {
        return SlackAddress.PLATFORM;
    }

    @Override
    public ReplyLimits limits(ReplyAddress to) {
        return new ReplyLimits(MAX_IMAGES, MAX_FILE_BYTES, MAX_FILE_BYTES * MAX_IMAGES, SlackBlocks.MAX_SECTION);
    }

    @Override
    public String call(CommandName command) {
        return switch (command) {
            case IMAGINE -> "/imagine";
            // Pictures come with a message that names Easel: Slack's own commands take none.
            case BATCH -> "@Easel";
            case EDIT, VARIATIONS -> "@Easel /" + command.word();
            case ADMIN -> "/easel admin";
            case QUOTA, GALLERY, MYDATA, SETTINGS, LINK, INFO, HELP -> "/easel " + command.word();
        };
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text) {
        return acknowledge(to, text, List.of());
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text, Control control) {
        return acknowledge(to, text, List.of(control));
    }

    private ReplyAddress acknowledge(ReplyAddress to, UserMessage text, List<Control> controls) {
        SlackAddress address = SlackAddress.of(to);
        if (address.placeholder() != null) {
            progress(to, text, controls);
            return to;
        }
        SlackAddress where = SlackWhispers.placeFor(address, text.visibility());
        SlackPost post = posts.post(where.channel(), where.thread(), content(text, controls, address));
        return where.at(post).toReplyAddress();
    }

    private static Content content(UserMessage text, List<Control> controls, SlackAddress address) {
        return SlackPosts.words(text.text(), controls, address.locale());
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text) {
        progress(to, text, List.of());
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text, Control control) {
        progress(to, text, List.of(control));
    }

    private void progress(ReplyAddress to, UserMessage text, List<Control> controls) {
        SlackAddress address = SlackAddress.of(to);
        address.findStatusLine()
                .ifPresent(status ->
                        statusLine.show(status, () -> posts.changeIfFree(status, content(text, controls, address))));
    }

    @Override
    public List<MessageRef> deliver(ReplyAddress to, Delivery delivery) {
        SlackAddress address = SlackAddress.of(to);
        address.findStatusLine().ifPresent(statusLine::end);
        SlackAddress where =
                SlackWhispers.placeFor(address, delivery.presentation().visibility());
        try {
            return deliveries.deliver(where, delivery).stream()
                    .map(SlackPost::toMessageRef)
                    .toList();
        } catch (SlackRefusalException e) {
            throw SlackErrors.undeliverable(e);
        }
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason) {
        fail(to, reason, List.of());
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason, List<Control> controls) {
        SlackAddress address = SlackAddress.of(to);
        if (SlackHome.isPage(address)) {
            return;
        }
        Content content = content(reason, controls, address);
        address.findStatusLine().ifPresent(statusLine::end);
        try {
            if (address.placeholder() == null) {
                whispers.tell(address, content);
            } else {
                endStatusLine(address, content, reason.visibility());
            }
        } catch (SlackRefusalException e) {
            throw SlackErrors.undeliverable(e);
        }
    }

    /** A status line that everybody sees is taken away, so that the reason is for the asker alone. */
    private void endStatusLine(SlackAddress address, Content content, Visibility visibility) {
        SlackPost status = address.findStatusLine().orElseThrow();
        if (visibility == Visibility.PUBLIC || SlackWhispers.isPrivate(address)) {
            try {
                posts.change(status, content);
                return;
            } catch (SlackRefusalException e) {
                if (!SlackErrors.isMessageGone(e)) {
                    throw e;
                }
            }
        }
        whispers.tell(address, content);
        try {
            posts.delete(status);
        } catch (SlackRefusalException e) {
            LOG.info("a status line stays: {}", e.getMessage());
        }
    }

    @Override
    public void answer(ReplyAddress to, Answer answer) {
        SlackAddress address = SlackAddress.of(to);
        if (home.collects(address, answer)) {
            return;
        }
        try {
            answers.give(address, answer);
        } catch (SlackRefusalException e) {
            throw SlackErrors.undeliverable(e);
        }
    }

    @Override
    public boolean ask(ReplyAddress to, Form form) {
        return forms.open(SlackAddress.of(to), form);
    }

    @Override
    public void remove(MessageRef message) {
        try {
            removals.remove(SlackPost.of(message));
        } catch (SlackRefusalException e) {
            throw SlackErrors.undeliverable(e);
        }
    }

    @Override
    public ReplyAddress later(ReplyAddress to) {
        return SlackAddress.of(to).later().toReplyAddress();
    }
}
