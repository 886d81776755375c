package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How one person with two accounts comes to one quota. */
class LinkingTest extends EngineFixture {
    private static final Pattern CODE = Pattern.compile("Your code is ([0-9A-Z]{5}-[0-9A-Z]{5})\\.");
    private static final Sender ADA = Samples.sender("42");
    private static final Sender ADA_ELSEWHERE =
            new Sender(new UserRef(Samples.CHAT, "team:U42"), "ada", Locale.ENGLISH, Set.of());

    private int events;

    @Test
    void sharesOneQuotaFromThenOn() {
        imagine(3);
        String code = codeFor(ADA);

        says(ADA_ELSEWHERE, "/link " + code.toLowerCase(Locale.ROOT).replace("-", ""));
        assertThat(lastWords()).startsWith("answered: Linked: this account and chat 42 share one quota from now on.");
        says(ADA_ELSEWHERE, "a hare --count 2");
        says(ADA_ELSEWHERE, "quota");

        assertThat(lastWords()).contains("15 of 20 pictures left today", "5 used");
        assertThat(left()).isEqualTo(15);
    }

    @Test
    void partsAgainWithWhatEachTook() {
        says(ADA_ELSEWHERE, "/link " + codeFor(ADA));

        says(ADA_ELSEWHERE, "/link off");
        says(ADA_ELSEWHERE, "a hare --count 2");

        assertThat(messenger.transcript()).contains("answered: Parted: this account has its own quota again.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        says(ADA_ELSEWHERE, "/link off");
        assertThat(lastWords()).startsWith("answered: This account is linked with no other.");
    }

    @Test
    void takesACodeOnceAndForTenMinutes() {
        String code = codeFor(ADA);
        says(ADA_ELSEWHERE, "/link " + code);
        says(Samples.sender("43"), "/link " + code);
        assertThat(lastWords()).startsWith("answered: I don't know that code");

        String late = codeFor(Samples.sender("44"));
        clock.advance(Duration.ofMinutes(10));
        says(Samples.sender("43"), "/link " + late);
        assertThat(lastWords()).startsWith("answered: I don't know that code");
    }

    @Test
    void takesNoCodeOnTheAccountThatItIsOf() {
        says(ADA, "/link " + codeFor(ADA));

        assertThat(lastWords()).startsWith("answered: That is this account's own code.");
    }

    @Test
    void saysWhenTheyAreLinkedAlready() {
        says(ADA_ELSEWHERE, "/link " + codeFor(ADA));
        says(ADA_ELSEWHERE, "/link " + codeFor(ADA));

        assertThat(lastWords()).isEqualTo("answered: These accounts share one quota already.");
    }

    @Test
    void guessesOnlyTenTimes() {
        String code = codeFor(ADA);
        for (int i = 0; i < 10; i++) {
            says(ADA_ELSEWHERE, "/link AAAAA-0000" + i);
        }

        says(ADA_ELSEWHERE, "/link " + code);
        String refusal = lastWords();
        clock.advance(Duration.ofMinutes(10));
        says(ADA_ELSEWHERE, "/link " + codeFor(ADA));

        assertThat(refusal).startsWith("answered: That was too often.");
        assertThat(lastWords()).startsWith("answered: Linked:");
    }

    private String codeFor(Sender sender) {
        says(sender, "/link");
        Matcher code = CODE.matcher(messenger.transcript().getLast());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private void says(Sender sender, String text) {
        intake().accept(new Incoming.Mention(
                "link-" + events++, sender, Samples.place(), Samples.replyTo(), text, List.of(), null));
    }
}
