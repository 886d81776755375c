package dev.easel.platform.slack;

import com.slack.api.methods.request.views.ViewsPublishRequest;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.Views;
import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.platform.slack.SlackBlocks.Shown;
import dev.easel.platform.slack.SlackClient.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app's home: what Easel would answer if its owner asked for everything about themselves, on one page. Each part is
 * asked for like any command, and what would be said is collected instead.
 */
final class SlackHome {
    static final Line PUBLISH = Line.of("views.publish");

    private static final Logger LOG = LoggerFactory.getLogger(SlackHome.class);

    /** In the order in which they stand on the page. */
    private static final List<CommandName> PARTS =
            List.of(CommandName.QUOTA, CommandName.GALLERY, CommandName.SETTINGS, CommandName.HELP);

    /** Begins what stands in place of a channel. */
    private static final String HOME = "home#";

    /** Of a page (Slack's reference of views, 2026-11). */
    private static final int MAX_BLOCKS = 100;

    private final SlackClient client;
    private final SlackPictures pictures;
    private final AtomicLong asked = new AtomicLong();
    private final Map<String, Optional<Answer>> answers = new ConcurrentHashMap<>();

    SlackHome(SlackClient client, SlackPictures pictures) {
        this.client = client;
        this.pictures = pictures;
    }

    SlackPictures pictures() {
        return pictures;
    }

    /** Whether an answer is meant for a page, and nothing else to be done with it. */
    boolean collects(SlackAddress address, Answer answer) {
        return address.channel().startsWith(HOME) && answers.replace(address.channel(), Optional.of(answer)) != null;
    }

    /** Whether this is the place of a page, where nothing is posted. */
    static boolean isPage(SlackAddress address) {
        return address.channel().startsWith(HOME);
    }

    /** Makes somebody's page anew and shows it. */
    void show(Sender owner, SlackInbound inbound, Inbox inbox) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (CommandName part : PARTS) {
            ask(part, owner, inbound, inbox).ifPresent(answer -> {
                if (!blocks.isEmpty()) {
                    blocks.add(DividerBlock.builder().build());
                }
                blocks.addAll(blocks(answer, owner));
            });
        }
        try {
            client.callOnce(
                    PUBLISH,
                    methods -> methods.viewsPublish(ViewsPublishRequest.builder()
                            .userId(owner.user().id())
                            .view(Views.view(view ->
                                    view.type("home").blocks(blocks.subList(0, Math.min(MAX_BLOCKS, blocks.size())))))
                            .build()));
        } catch (SlackRefusalException e) {
            LOG.info("somebody's home stays as it was: {}", e.getMessage());
        }
    }

    private Optional<Answer> ask(CommandName part, Sender owner, SlackInbound inbound, Inbox inbox) {
        String place = HOME + asked.incrementAndGet();
        String user = owner.user().id();
        ReplyAddress address = inbound.address(place, null, owner).toReplyAddress();
        answers.put(place, Optional.empty());
        inbox.accept(new Incoming.Command(
                "home/" + user + "/" + place,
                owner,
                inbound.place(user),
                address,
                part.word(),
                "",
                List.of(),
                Map.of()));
        return answers.remove(place);
    }

    private List<LayoutBlock> blocks(Answer answer, Sender owner) {
        List<Shown> shown = List.of();
        try {
            shown = pictures.show(answer.images());
        } catch (SlackRefusalException e) {
            LOG.info("a home has no pictures for now: {}", e.getMessage());
        }
        return SlackBlocks.pictures(answer.text().text(), shown, answer.controls(), owner.locale());
    }
}
