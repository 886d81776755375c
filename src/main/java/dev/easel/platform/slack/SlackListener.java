package dev.easel.platform.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.text.DoorWording;
import dev.easel.core.text.UserMessage;
import dev.easel.platform.slack.SlackInbound.Said;
import dev.easel.platform.slack.SlackThreads.Seen;
import dev.easel.platform.slack.SlackThreads.Showing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what Slack tells and answers "heard" when it is on disk; the work is done by {@link SlackIntake}. */
final class SlackListener {
    /** The only conversations whose every message is for Easel. */
    private static final String DIRECT = "im";

    private static final String MISSING_SCOPE = SlackClient.MISSING_SCOPE + " ";
    private static final Set<String> OUTSIDE = Set.of("not_in_channel", "channel_not_found");
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Logger LOG = LoggerFactory.getLogger(SlackListener.class);

    private final Parts parts;

    /**
     * What a listener works with.
     *
     * @param meaningful whether an emoji means anything: only then is it worth a question what it stands on
     * @param left told when the workspace has turned Easel out
     */
    record Parts(
            SlackInbound inbound,
            SlackThreads threads,
            SlackIntake intake,
            SlackScreens screens,
            Predicate<String> meaningful,
            SlackToggles toggles,
            Runnable left) {}

    SlackListener(Parts parts) {
        this.parts = parts;
    }

    /** An app that nobody talks to yet. Whoever does checks the signatures: Bolt's own check is off. */
    static App app(AppConfig config) {
        config.setAllEventsApiAutoAckEnabled(true);
        return new App(config, List.of(SlackBacklog.middleware()));
    }

    /**
     * Has an app do what a request says.
     *
     * @return nothing when that failed
     */
    static @Nullable Response run(App app, Request<?> request) {
        try {
            return app.run(request);
        } catch (Exception e) { // Bolt declares nothing narrower
            LOG.error("a request of the type {} failed", request.getRequestType(), e);
            return null;
        }
    }

    void listenTo(App app) {
        listenToMessages(app);
        listenToControls(app);
        listenToForms(app);
        app.event(AppHomeOpenedEvent.class, (payload, context) -> {
            AppHomeOpenedEvent event = payload.getEvent();
            if ("home".equals(event.getTab())) {
                parts.intake().run(() -> parts.screens().home(event.getUser()));
            }
            return context.ack();
        });
        app.event(AppUninstalledEvent.class, (payload, context) -> {
            parts.intake().run(parts.left());
            return context.ack();
        });
        app.event(TokensRevokedEvent.class, (payload, context) -> {
            TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
            if (tokens != null && tokens.getBot() != null && !tokens.getBot().isEmpty()) {
                parts.intake().run(parts.left());
            }
            return context.ack();
        });
    }

    private void listenToMessages(App app) {
        app.event(AppMentionEvent.class, (payload, context) -> {
            take(Said.of(payload.getEvent()), context);
            return context.ack();
        });
        app.event(MessageEvent.class, (payload, context) -> {
            if (DIRECT.equals(payload.getEvent().getChannelType())) {
                take(Said.of(payload.getEvent()), context);
            }
            return context.ack();
        });
        app.event(MessageFileShareEvent.class, (payload, context) -> {
            if (DIRECT.equals(payload.getEvent().getChannelType())) {
                take(Said.of(payload.getEvent()), context);
            }
            return context.ack();
        });
        app.command(ANY, (request, context) -> {
            parts.intake()
                    .take(
                            SlackInbound.idOf(request.getPayload()),
                            context,
                            () -> Optional.of(parts.inbound().command(request.getPayload())));
            return context.ack();
        });
    }

    private void take(Said said, Context context) {
        if (said.user() != null && said.bot() == null) {
            parts.intake().take(said.id(), context, () -> mention(said));
        }
    }

    private Optional<Incoming> mention(Said said) {
        String user = said.user();
        if (user == null || !parts.inbound().isPersons(user, said.bot())) {
            return Optional.empty();
        }
        try {
            Seen meant = said.findRoot()
                    .map(root -> parts.threads().readMeant(root, said.ts()))
                    .orElse(null);
            return Optional.of(parts.inbound().mention(said, user, meant));
        } catch (SlackRefusalException e) {
            Incoming.Mention blind = parts.inbound().mention(said, user, null);
            return refused(e, blind) ? Optional.empty() : Optional.of(blind);
        }
    }

    /** Tells whoever asked what is in the way of seeing what they mean; false when nobody can mend it. */
    private boolean refused(SlackRefusalException refusal, Incoming incoming) {
        DoorWording words = DoorWording.in(incoming.sender().locale());
        UserMessage reason = refusal.code().startsWith(MISSING_SCOPE)
                ? words.rightMissing(refusal.code().substring(MISSING_SCOPE.length()))
                : OUTSIDE.contains(refusal.code()) ? words.notInvited() : null;
        LOG.info("what somebody means can't be read: {}", refusal.getMessage());
        if (reason != null) {
            parts.intake().refuse(incoming, reason);
        }
        return reason != null;
    }

    private void listenToControls(App app) {
        app.event(ReactionAddedEvent.class, (payload, context) -> {
            ReactionAddedEvent event = payload.getEvent();
            boolean onMessage = "message".equals(event.getItem().getType());
            if (onMessage && parts.meaningful().test(parts.inbound().emoji(event))) {
                parts.intake().take(SlackInbound.idOf(event), context, () -> reaction(event));
            }
            return context.ack();
        });
        app.blockAction(ANY, (request, context) -> {
            BlockActionPayload press = request.getPayload();
            if (SlackInbound.findControl(press).isPresent()) {
                parts.intake()
                        .take(
                                SlackInbound.idOf(press),
                                context,
                                () -> parts.inbound().press(press));
            } else {
                parts.intake().run(() -> parts.screens().changed(press));
            }
            return context.ack();
        });
    }

    private Optional<Incoming> reaction(ReactionAddedEvent event) {
        if (!parts.inbound().isPersons(event.getUser(), null)
                || !parts.toggles().asks(event)) {
            return Optional.empty();
        }
        SlackPost post =
                new SlackPost(event.getItem().getChannel(), event.getItem().getTs());
        try {
            return Optional.of(parts.inbound().reaction(event, parts.threads().read(post)));
        } catch (SlackRefusalException e) {
            Seen unseen = new Seen(post.ts(), "", post.ts(), List.of(), Showing.WORDS);
            Incoming.Reaction blind = parts.inbound().reaction(event, unseen);
            return refused(e, blind) ? Optional.empty() : Optional.of(blind);
        }
    }

    private void listenToForms(App app) {
        app.globalShortcut(ANY, (request, context) -> {
            parts.intake().run(() -> parts.screens().imagine(request.getPayload()));
            return context.ack();
        });
        app.messageShortcut(ANY, (request, context) -> {
            if (CommandName.EDIT.word().equals(request.getPayload().getCallbackId())) {
                // The form first: what it was opened with is good for three seconds.
                parts.intake().run(() -> parts.screens().edit(request.getPayload()));
            } else {
                parts.intake()
                        .take(
                                SlackInbound.idOf(request.getPayload()),
                                context,
                                () -> parts.inbound().shortcut(request.getPayload()));
            }
            return context.ack();
        });
        app.viewSubmission(ANY, (request, context) -> {
            String view = request.getPayload().getView().getId();
            parts.intake().take("form/" + view, context, () -> parts.screens().submitted(request.getPayload()));
            return context.ack();
        });
        app.viewClosed(ANY, (request, context) -> context.ack());
    }
}
