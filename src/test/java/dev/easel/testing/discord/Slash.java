package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A slash command as somebody types it. Not safe for use from several threads. */
public final class Slash {
    static final int TEXT = 3;
    static final int INTEGER = 4;
    static final int BOOLEAN = 5;
    static final int USER = 6;
    static final int CHANNEL = 7;
    static final int NUMBER = 10;
    static final int ATTACHMENT = 11;

    private final List<String> path;
    private final List<Option> options = new ArrayList<>();
    private @Nullable FakeUser user;
    private @Nullable FakeChannel channel;
    private String locale = "en-US";

    private Slash(List<String> path) {
        this.path = path;
    }

    /** An option as typed; {@code subject} is what an id stands for: a user, a channel or an upload. */
    record Option(
            String name,
            int type,
            JsonNode value,
            boolean focused,
            @Nullable Object subject) {}

    /**
     * A command without options yet.
     *
     * @param path the name, then group and subcommand: {@code "easel-admin quota"}
     */
    public static Slash command(String path) {
        return new Slash(List.of(path.split(" ", -1)));
    }

    public static Slash imagine(String prompt) {
        return command("imagine").option("prompt", prompt);
    }

    public Slash option(String name, String value) {
        return add(name, TEXT, TextNode.valueOf(value), null);
    }

    public Slash option(String name, long value) {
        return add(name, INTEGER, LongNode.valueOf(value), null);
    }

    public Slash option(String name, boolean value) {
        return add(name, BOOLEAN, BooleanNode.valueOf(value), null);
    }

    public Slash option(String name, double value) {
        return add(name, NUMBER, DoubleNode.valueOf(value), null);
    }

    public Slash option(String name, FakeUser value) {
        return add(name, USER, TextNode.valueOf(value.id()), value);
    }

    public Slash option(String name, FakeChannel value) {
        return add(name, CHANNEL, TextNode.valueOf(value.id()), value);
    }

    public Slash attachment(String name, String fileName, byte[] bytes) {
        return add(name, ATTACHMENT, TextNode.valueOf(""), new Upload(0, fileName, bytes.clone()));
    }

    /** The option being typed when completions are asked for. */
    public Slash focused(String name, String typed) {
        options.add(new Option(name, TEXT, TextNode.valueOf(typed), true, null));
        return this;
    }

    public Slash by(FakeUser who) {
        user = who;
        return this;
    }

    public Slash in(FakeChannel where) {
        channel = where;
        return this;
    }

    public Slash locale(String tag) {
        locale = tag;
        return this;
    }

    private Slash add(String name, int type, JsonNode value, @Nullable Object subject) {
        options.add(new Option(name, type, value, false, subject));
        return this;
    }

    List<String> path() {
        return path;
    }

    List<Option> options() {
        return List.copyOf(options);
    }

    FakeUser userOr(FakeUser usual) {
        return user == null ? usual : user;
    }

    FakeChannel channelOr(FakeChannel usual) {
        return channel == null ? usual : channel;
    }

    String locale() {
        return locale;
    }
}
