package dev.easel.engine.desk;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Origin;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.text.ExhibitWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what images show, for those who can't see them. Safe for use from several threads. */
public final class Depictions {
    private final Gallery gallery;

    /** @param gallery where variations have the words of what they vary from */
    public Depictions(Gallery gallery) {
        this.gallery = gallery;
    }

    /** What was drawn: its sender's words; of a variation asked for without any, what it varies. */
    public UserMessage of(Exhibit exhibit, Locale locale) {
        return exhibit.gone().prompt()
                ? Wording.in(locale).altText(ExhibitWording.in(locale).wordsGone())
                : of(exhibit.request(), exhibit.origin(), locale);
    }

    /** As {@link #of(Exhibit, Locale)}, of a job that may have been drawn or not. */
    public UserMessage of(String job, ImageRequest request, Locale locale) {
        return of(request, gallery.find(job).map(Exhibit::origin).orElse(null), locale);
    }

    private UserMessage of(ImageRequest request, @Nullable Origin origin, Locale locale) {
        Wording wording = Wording.in(locale);
        boolean wordless = Titles.words(request).isEmpty();
        String shown = wordless ? variation(origin, locale) : Titles.of(request, wording);
        return wording.altText(Titles.shortened(shown));
    }

    private String variation(@Nullable Origin origin, Locale locale) {
        ExhibitWording wording = ExhibitWording.in(locale);
        String words = origin == null
                ? ""
                : gallery.find(origin.job())
                        .map(parent -> Titles.words(parent.request()))
                        .orElse("");
        return words.isEmpty() ? wording.variationOfPicture() : wording.variationOf(words);
    }
}
