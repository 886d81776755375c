package dev.easel.app;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.PlatformId;
import dev.easel.testing.MemoryEditSessions;
import dev.easel.testing.Samples;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SignedEditLinksTest {
    private static final String ADDRESS = "https://easel.example";

    private final MemoryEditSessions sessions = new MemoryEditSessions();
    private final SignedEditLinks links = links("11".repeat(32));

    private SignedEditLinks links(String key) {
        return new SignedEditLinks(key, sessions, _ -> Optional.of(ADDRESS));
    }

    private static EditSession session(String id, String user, String job) {
        return EditSession.open(
                id,
                Samples.sender(user),
                Samples.place(),
                Samples.replyTo(),
                Samples.image(1),
                "a red fox",
                new Origin(job, 1),
                NOW);
    }

    private String token(EditSession session) {
        sessions.open(session);
        String link = links.find(session).orElseThrow();
        assertThat(link).startsWith(ADDRESS + "/mask#");
        return link.substring(link.indexOf('#') + 1);
    }

    @Test
    void leadToTheirSession() {
        EditSession session = Samples.editSession();

        assertThat(links.read(token(session))).hasValue(session);
    }

    @Test
    void holdNothingThatAPlatformTakesForMarkup() {
        assertThat(token(Samples.editSession())).matches("[0-9a-f]{96}");
    }

    @Test
    void areRefusedWhenASingleBitOfThemIsFlipped() {
        Random random = new Random(7);
        byte[] id = new byte[16];
        int accepted = 0;
        for (int i = 0; i < 200; i++) {
            random.nextBytes(id);
            String token = token(session(HexFormat.of().formatHex(id), "42", "01job"));

            for (int bit = 0; bit < token.length() * 8; bit++) {
                char[] changed = token.toCharArray();
                changed[bit / 8] ^= (char) (1 << bit % 8);
                accepted += links.read(new String(changed)).isPresent() ? 1 : 0;
            }
        }

        assertThat(accepted).isZero();
    }

    @Test
    void areRefusedWhenTheirSessionIsAboutSomethingElse() {
        String id = Samples.editSession().id();
        String token = token(session(id, "42", "01job"));

        sessions.open(session(id, "43", "01job"));
        assertThat(links.read(token)).isEmpty();

        sessions.open(session(id, "42", "02job"));
        assertThat(links.read(token)).isEmpty();
    }

    @Test
    void areRefusedWhenAnotherInstallationMadeThem() {
        String token = token(Samples.editSession());

        assertThat(links("22".repeat(32)).read(token)).isEmpty();
    }

    @Test
    void areRefusedWhenTheyAreNoLinksAtAll() {
        String token = token(Samples.editSession());

        assertThat(links.read("")).isEmpty();
        assertThat(links.read(token.substring(1))).isEmpty();
        assertThat(links.read(token + "0")).isEmpty();
        assertThat(links.read(token.toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void areNotMadeWhereNobodyCouldOpenThem() {
        PlatformId local = new PlatformId("local");
        SignedEditLinks some = new SignedEditLinks(
                "11".repeat(32),
                sessions,
                platform -> platform.equals(local) ? Optional.of(ADDRESS) : Optional.empty());

        assertThat(some.reach(local)).isTrue();
        assertThat(some.reach(Samples.CHAT)).isFalse();
        assertThat(some.find(Samples.editSession())).isEmpty();
    }
}
