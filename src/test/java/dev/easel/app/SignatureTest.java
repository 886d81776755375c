package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Origin;
import dev.easel.testing.MemoryEditSessions;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SignatureTest {
    private static final String KEY = "22".repeat(32);
    private static final List<String> PARTS = List.of("01job", "1", "1764244800000");

    @Test
    void holdsForWhatWasSigned() {
        assertThat(signature("one").holds(signature("one").of(PARTS), PARTS)).isTrue();
    }

    @Test
    void doesNotHoldForAnotherPurpose() {
        assertThat(signature("other").holds(signature("one").of(PARTS), PARTS)).isFalse();
    }

    @Test
    void doesNotHoldForTheSameCharactersInOtherParts() {
        String signed = signature("one").of(List.of("01job1", "2"));

        assertThat(signature("one").holds(signed, List.of("01job", "12"))).isFalse();
        assertThat(signature("on").holds(signed, List.of("e01job1", "2"))).isFalse();
    }

    /** Whoever has a link to one thing could else write one to another. */
    @Test
    void ofOneKindOfLinkIsWorthNothingInAnother() {
        MemoryEditSessions sessions = new MemoryEditSessions();
        SignedEditLinks masks = new SignedEditLinks(KEY, sessions, _ -> Optional.of(""));
        SignedPictureLinks pictures = new SignedPictureLinks(KEY, _ -> Optional.of(""));
        sessions.open(Samples.editSession());
        String mask = masks.find(Samples.editSession()).orElseThrow();
        String original = pictures.find(Samples.sender("42").user().platform(), new Origin("01job", 1), Samples.NOW)
                .orElseThrow();
        String portfolio =
                pictures.findAll(Samples.sender("42").user(), Samples.NOW).orElseThrow();

        for (String signed : List.of(signatureOf(mask), signatureOf(original), signatureOf(portfolio))) {
            String toMask = withSignature(mask.substring(mask.indexOf('#') + 1), signed);
            String toOriginal = withSignature(original.substring("/original/".length()), signed);
            String toPortfolio = withSignature(portfolio.substring("/portfolio/".length()), signed);

            assertThat(masks.read(toMask).isPresent()).isEqualTo(mask.endsWith(signed));
            assertThat(pictures.read(toOriginal, Samples.NOW).isPresent()).isEqualTo(original.endsWith(signed));
            assertThat(pictures.readAll(toPortfolio, Samples.NOW).isPresent()).isEqualTo(portfolio.endsWith(signed));
        }
    }

    private static Signature signature(String purpose) {
        return new Signature(KEY, purpose);
    }

    private static String signatureOf(String link) {
        return link.substring(link.length() - Signature.DIGITS);
    }

    private static String withSignature(String token, String signature) {
        return token.substring(0, token.length() - Signature.DIGITS) + signature;
    }
}
