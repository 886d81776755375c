package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Field.Presence;
import dev.easel.core.chat.Form;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.prompt.Permutations;
import dev.easel.core.text.ExhibitWording;
import dev.easel.engine.desk.Titles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The form that asks what to change in an image: holds what was asked for, with the image's own words to begin with. */
final class EditForm {
    /** Which of several images, from 1; the only field that is no option of an edit. */
    private static final String PICTURE = "picture";

    /** Every platform's fields hold that much. */
    private static final int MAX_PROMPT = 3_000;

    private static final int MAX_REGION = 200;
    private static final int MAX_DIGITS = 2;

    private EditForm() {}

    /** @param position the image to begin with, from 1 */
    static Form of(Exhibit exhibit, int position, ExhibitWording wording) {
        int images = exhibit.artwork().images().size();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                Field.PROMPT,
                wording.formPrompt(),
                cut(Permutations.quoted(Titles.words(exhibit.request()))),
                new Field.Kind.Paragraph(),
                Presence.REQUIRED,
                MAX_PROMPT));
        if (images > 1) {
            fields.add(choice(PICTURE, wording.formPicture(), String.valueOf(position), images));
        }
        fields.add(new Field(
                CommandOption.REGION.word(),
                wording.formRegion(),
                "",
                new Field.Kind.Line(),
                Presence.OPTIONAL,
                MAX_REGION));
        fields.add(choice(CommandOption.COUNT.word(), wording.formCount(), "", ImageRequest.MAX_COUNT));
        return new Form(
                wording.formTitle(),
                Control.of(Control.Action.EDIT, exhibit.id(), position),
                wording.formSubmit(),
                fields);
    }

    /** Takes the chosen image out of what was filled in; empty when there was no choice, or none that makes sense. */
    static Optional<Integer> takePicture(Map<String, String> filledIn) {
        return Optional.ofNullable(filledIn.remove(PICTURE))
                .map(String::strip)
                .filter(text -> text.matches("[1-9][0-9]?"))
                .map(Integer::valueOf);
    }

    private static Field choice(String word, String label, String value, int most) {
        List<String> numbers =
                IntStream.rangeClosed(1, most).mapToObj(String::valueOf).toList();
        return new Field(word, label, value, new Field.Kind.Choice(numbers), Presence.OPTIONAL, MAX_DIGITS);
    }

    private static String cut(String words) {
        int length = words.codePointCount(0, words.length());
        return length <= MAX_PROMPT / 2 || words.length() <= MAX_PROMPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MAX_PROMPT / 2));
    }
}
