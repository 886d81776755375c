package dev.easel.platform.slack;

import com.google.gson.JsonObject;
import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.util.json.GsonFactory;
import dev.easel.core.chat.Backlog;
import dev.easel.core.chat.Control;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * Takes made-up commands out of envelopes, through Bolt, into a backlog that is thrown away, and puts answers into
 * blocks, so that the first real ones find their code loaded and compiled.
 */
final class SlackRehearsal {
    /** Belongs to no workspace. */
    static final SlackLogin NOBODY = new SlackLogin("T00000000", "U00000000");

    private static final int COMMANDS = 400;

    private final App app;
    private final SocketModeRequestParser parser;
    private final SlackAssembly nobodys;
    private final Executor threads;

    /** @param app of its own, which nobody talks to */
    SlackRehearsal(App app, SlackPlatform.Parts parts, Backlog scratch, SlackAssembly.Tools tools) {
        this.app = app;
        this.threads = tools.threads();
        this.parser = new SocketModeRequestParser(app.config());
        this.nobodys = SlackAssembly.listen(app, NOBODY, parts, scratch, tools);
    }

    /** Blocks until everything is taken. Nobody works on it, and nobody is called. */
    void run() {
        nobodys.intake().close();
        app.start();
        CompletableFuture.allOf(IntStream.range(0, COMMANDS)
                        .mapToObj(SlackRehearsal::envelope)
                        .map(envelope -> CompletableFuture.runAsync(() -> take(envelope), threads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private void take(String envelope) {
        SlackListener.run(app, parser.parse(envelope).getBoltRequest());
        SlackPosts.Content answer =
                SlackPosts.words("a rehearsal", List.of(Control.cancel("0rehearsal")), Locale.ENGLISH);
        var _ = GsonFactory.createSnakeCase().toJson(answer.blocks());
    }

    private static String envelope(int number) {
        JsonObject command = new JsonObject();
        command.addProperty("command", "/imagine");
        command.addProperty("text", "a rehearsal --size square");
        command.addProperty("team_id", NOBODY.team());
        command.addProperty("channel_id", "C00000000");
        command.addProperty("user_id", NOBODY.user());
        command.addProperty("user_name", "nobody");
        command.addProperty("trigger_id", "rehearsal." + number);
        JsonObject envelope = new JsonObject();
        envelope.addProperty("type", "slash_commands");
        envelope.addProperty("envelope_id", "rehearsal-" + number);
        envelope.add("payload", command);
        return envelope.toString();
    }
}
