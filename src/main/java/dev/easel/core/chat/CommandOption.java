package dev.easel.core.chat;

import dev.easel.core.image.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a request: the same words on every door, from chat commands to the command line. */
public enum CommandOption {
    MODEL(Kind.TEXT, null),
    SIZE(Kind.TEXT, null),
    QUALITY(Kind.TEXT, Parameter.QUALITY),
    COUNT(Kind.NUMBER, null),
    BACKGROUND(Kind.TEXT, Parameter.BACKGROUND),
    FORMAT(Kind.TEXT, Parameter.OUTPUT_FORMAT),
    COMPRESSION(Kind.NUMBER, Parameter.OUTPUT_COMPRESSION),
    STYLE(Kind.TEXT, Parameter.STYLE),
    MODERATION(Kind.TEXT, Parameter.MODERATION),
    /** Where to repaint, in words. */
    REGION(Kind.TEXT, null),
    /** How many of one's own latest images an edit is made from, too. */
    LAST(Kind.NUMBER, null),
    /** How closely an edit keeps to its images. */
    INPUT_FIDELITY(Kind.TEXT, Parameter.INPUT_FIDELITY),
    /** How an oblong picture is made square, for models that take nothing else. */
    FIT(Kind.TEXT, null),
    /** How far a variation may go from its source. */
    STRENGTH(Kind.TEXT, null),
    /** The same prompt once in each of several styles. */
    STYLES(Kind.TEXT, null),
    RAW(Kind.SWITCH, null),
    SPOILER(Kind.SWITCH, null),
    PRIVATE(Kind.SWITCH, null);

    /** What an option's value looks like. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** {@code true} or {@code false}. */
        SWITCH
    }

    private final Kind kind;
    private final @Nullable Parameter parameter;

    CommandOption(Kind kind, @Nullable Parameter parameter) {
        this.kind = kind;
        this.parameter = parameter;
    }

    /** As people type it: {@code background}, {@code input-fidelity}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }

    /** The field of the Images API that it sets, where it is exactly one that only some models know. */
    public Optional<Parameter> findParameter() {
        return Optional.ofNullable(parameter);
    }

    public static Optional<CommandOption> find(String word) {
        return Arrays.stream(values())
                .filter(option -> option.word().equals(word))
                .findFirst();
    }

    /** Whether it can have a default. What is about one wish can't. */
    public boolean isSettable() {
        return this != REGION && this != LAST && this != STYLES;
    }

    /** The options of a command that makes images, in the order in which they are offered; others have none. */
    public static List<CommandOption> of(CommandName command) {
        return Arrays.stream(values())
                .filter(option -> command.draws()
                        && switch (option) {
                            case STYLE, RAW -> command == CommandName.IMAGINE || command == CommandName.BATCH;
                            case REGION, LAST -> command == CommandName.EDIT;
                            case INPUT_FIDELITY, FIT ->
                                command == CommandName.EDIT || command == CommandName.VARIATIONS;
                            case STRENGTH -> command == CommandName.VARIATIONS;
                            default -> true;
                        })
                .toList();
    }
}
