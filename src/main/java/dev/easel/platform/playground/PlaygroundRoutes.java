package dev.easel.platform.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.easel.core.chat.Attachment;
import dev.easel.platform.playground.PlaygroundInbound.Deed;
import dev.easel.platform.playground.PlaygroundMessage.Kind;
import dev.easel.platform.playground.PlaygroundUploads.Sent;
import dev.easel.platform.playground.PlaygroundUploads.Upload;
import dev.easel.web.server.Bodies;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Session;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.SignInPage;
import dev.easel.web.server.Site;
import dev.easel.web.server.TokenCheck;
import dev.easel.web.server.WebModule;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses of the playground and what is done at them. */
final class PlaygroundRoutes implements WebModule {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_JSON = 100_000;
    private static final int MAX_EMOJI = 40;
    private static final int ACCEPTED = 202;
    private static final int GONE = 410;

    private final PlaygroundTranscript transcript;
    private final PlaygroundInbound inbound;
    private final PlaygroundStream stream;
    private final PlaygroundFiles files;
    private final PlaygroundUploads uploads;
    private final PlaygroundPage page;
    private final SignInPage signIn;
    private final Origins origins;
    private final Sessions sessions;
    private final @Nullable TokenCheck token;

    /**
     * The routes.
     *
     * @param token what lets people in; absent: everybody is in
     */
    PlaygroundRoutes(
            PlaygroundTranscript transcript,
            PlaygroundInbound inbound,
            PlaygroundStream stream,
            PlaygroundFiles files,
            PlaygroundUploads uploads,
            PlaygroundPage page,
            SignInPage signIn,
            Origins origins,
            Sessions sessions,
            @Nullable TokenCheck token) {
        this.transcript = transcript;
        this.inbound = inbound;
        this.stream = stream;
        this.files = files;
        this.uploads = uploads;
        this.page = page;
        this.signIn = signIn;
        this.origins = origins;
        this.sessions = sessions;
        this.token = token;
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.before("/", origins);
        server.routes.before("/play/*", origins);
        server.routes.get("/", this::open);
        server.routes.post("/play/sign-in", this::signIn);
        server.routes.post("/play/sign-out", context -> {
            sessions.require(context);
            sessions.end(context);
            context.redirect("/");
        });
        server.routes.get("/play/events", context -> stream.serve(context, channel(context)));
        server.routes.get("/play/pictures/{entry}/{number}", context -> files.picture(context, channel(context)));
        server.routes.get("/play/documents/{entry}/{number}", context -> files.document(context, channel(context)));
        server.routes.get("/play/gallery", context -> files.list(context, channel(context)));
        server.routes.get("/play/gallery.zip", context -> files.zip(context, channel(context)));
        server.routes.get("/play/gallery/{job}/{number}", context -> files.exhibit(context, channel(context)));
        server.routes.post("/play/messages", this::say);
        server.routes.post("/play/presses", this::press);
        server.routes.post("/play/reactions", this::react);
        server.routes.post("/play/forms", this::submit);
    }

    private void open(Context context) {
        if (token == null) {
            page.show(context, sessions.open(context));
            return;
        }
        sessions.find(context).ifPresentOrElse(session -> page.show(context, session), () -> signIn.ask(context));
    }

    private void signIn(Context context) {
        if (token == null) {
            context.redirect("/");
            return;
        }
        signIn.judge(context, token, () -> {
            sessions.renew(context);
            context.redirect("/");
        });
    }

    private String channel(Context context) {
        return sessions.find(context).orElseThrow(UnauthorizedResponse::new).id();
    }

    private void say(Context context) throws IOException {
        Session session = sessions.require(context);
        Sent sent = uploads.read(context);
        Deed deed = deed(session, sent.field("id"), context);
        // A form's lines end as those of mails do, whatever was typed.
        String text = sent.field("text").replace("\r\n", "\n").strip();
        if (text.isEmpty() && sent.files().isEmpty()) {
            throw new BadRequestResponse();
        }
        PlaygroundMessage message = transcript.message(Kind.SAID, text);
        for (Upload file : sent.files()) {
            file.image().ifPresent(image -> message.picture(image, file.name(), file.name()));
        }
        List<Attachment> attachments =
                sent.files().stream().map(Upload::attachment).toList();
        String about = sent.field("about").isEmpty() ? null : name(sent.field("about"));
        if (about != null) {
            message.about(about);
        }
        inbound.said(deed, message, attachments, about);
        context.status(ACCEPTED);
    }

    private void press(Context context) throws IOException {
        Session session = sessions.require(context);
        JsonNode sent = json(context);
        Deed deed = deed(session, sent.path("id").asText(), context);
        answer(
                context,
                inbound.pressed(
                        deed,
                        name(sent.path("message").asText()),
                        sent.path("control").asText()));
    }

    private void react(Context context) throws IOException {
        Session session = sessions.require(context);
        JsonNode sent = json(context);
        Deed deed = deed(session, sent.path("id").asText(), context);
        String emoji = sent.path("emoji").asText();
        if (emoji.isEmpty() || emoji.length() > MAX_EMOJI) {
            throw new BadRequestResponse();
        }
        answer(context, inbound.reacted(deed, name(sent.path("message").asText()), emoji));
    }

    private void submit(Context context) throws IOException {
        Session session = sessions.require(context);
        JsonNode sent = json(context);
        Deed deed = deed(session, sent.path("id").asText(), context);
        String entry = name(sent.path("message").asText());
        if (sent.path("values").isMissingNode()) {
            inbound.close(deed.channel(), entry);
            context.status(ACCEPTED);
            return;
        }
        Map<String, String> values = new HashMap<>();
        sent.path("values")
                .properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        answer(context, inbound.submitted(deed, entry, values));
    }

    /** What isn't there any more can't be acted on: the page has meanwhile been told what is there. */
    private static void answer(Context context, boolean taken) {
        if (!taken) {
            throw new HttpResponseException(GONE, "That isn't there any more.");
        }
        context.status(ACCEPTED);
    }

    private static JsonNode json(Context context) throws IOException {
        try {
            return JSON.readTree(Bodies.text(context, MAX_JSON));
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse();
        }
    }

    private static Deed deed(Session session, String id, Context context) {
        return new Deed(session.id(), name(id), Site.language(context));
    }

    /** Names are made by the page: letters, digits and dashes. */
    private static String name(String text) {
        if (!text.matches("[A-Za-z0-9-]{1,60}")) {
            throw new BadRequestResponse();
        }
        return text;
    }
}
