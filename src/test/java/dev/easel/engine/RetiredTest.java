package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.RetentionRule;
import dev.easel.storage.Retention;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Buttons below what isn't kept any more answer with a sentence. */
class RetiredTest extends ShownFixture {
    private static final Duration WEEK = Duration.ofDays(7);
    private Exhibit exhibit;

    @BeforeEach
    void showALongTimeAgo() {
        exhibit = shown("a fox in the snow");
        clock.advance(WEEK.plusMinutes(1));
    }

    private void retain(RetentionRule rule) {
        new Retention(database, rule).run(clock.instant());
    }

    @ParameterizedTest
    @EnumSource(names = {"VARY", "EDIT", "PAINT", "ORIGINAL"})
    void saysThatThePicturesAreNotKept(Action action) {
        retain(new RetentionRule(null, WEEK, null));

        press(ADA, Control.of(action, exhibit.id(), 1));

        assertThat(lastWords()).startsWith("whispered: These pictures are not kept any more");
        assertThat(runNext()).isFalse();
    }

    @Test
    void drawsAgainWhatIsOnlyWithoutPictures() {
        retain(new RetentionRule(null, WEEK, null));

        press(ADA, Action.AGAIN, exhibit);

        assertThat(lastWords()).startsWith("acknowledged: ");
        assertThat(runNext()).isTrue();
    }

    @Test
    void saysThatTheWordsAreNotKept() {
        retain(new RetentionRule(null, WEEK, WEEK));

        press(ADA, Action.AGAIN, exhibit);
        assertThat(lastWords()).startsWith("whispered: What was asked for here is not kept any more");

        press(ADA, Action.INFO, exhibit);
        assertThat(lastWords())
                .contains("The words are not kept any more.", "The pictures are not kept any more.")
                .doesNotContain("fox");
    }

    @Test
    void showsNothingOfItInTheGallery() {
        retain(new RetentionRule(null, WEEK, null));

        say(ADA, "/gallery fox", null);

        assertThat(lastWords()).isEqualTo("answered: There are no more pictures of yours that go by these words.");
    }
}
