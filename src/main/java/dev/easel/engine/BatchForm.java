package dev.easel.engine;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.text.BatchWording;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The form that asks for the prompts of a batch. */
final class BatchForm {
    private static final int MAX_LENGTH = 4_000;

    private BatchForm() {}

    /** @param options that were given already: they stand in a line of their own, which holds for all prompts */
    static Form of(Map<String, String> options, BatchWording wording) {
        String flags =
                new TreeMap<>(options).entrySet().stream().map(BatchForm::flag).collect(Collectors.joining(" "));
        return new Form(
                wording.formTitle(),
                new Control(Action.BATCH, "new"),
                wording.formSubmit(),
                List.of(new Field(
                        Field.PROMPT,
                        wording.formField(),
                        flags.isEmpty() ? "" : flags + "\n",
                        new Field.Kind.Paragraph(),
                        Field.Presence.REQUIRED,
                        MAX_LENGTH)));
    }

    private static String flag(Map.Entry<String, String> option) {
        return "--%s=\"%s\"".formatted(option.getKey(), option.getValue().replace('"', ' '));
    }
}
