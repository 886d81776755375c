package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SignedPictureLinksTest {
    private static final PlatformId CHAT = new PlatformId("chat");
    private static final String ADDRESS = "https://easel.example";
    private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_000L);
    private static final Origin PICTURE = new Origin("0123456789abcdefghjkmnp", 2);

    private static final UserRef WHO = new UserRef(CHAT, "U1:x");
    private final SignedPictureLinks links = new SignedPictureLinks("11".repeat(32), _ -> Optional.of(ADDRESS));

    private String token() {
        String link = links.find(CHAT, PICTURE, NOW).orElseThrow();
        assertThat(link).startsWith(ADDRESS + "/original/");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    @Test
    void leadsToThePictureForAWhile() {
        Instant justInTime = NOW.plus(PictureLinks.LIVES).minus(Duration.ofMillis(1));

        assertThat(links.read(token(), justInTime)).contains(PICTURE);
        assertThat(links.read(token(), NOW.plus(PictureLinks.LIVES))).isEmpty();
    }

    @Test
    void leadsNowhereWhenAnyOfItWasChanged() {
        String token = token();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == '1' ? '2' : '1';
            assertThat(links.read(token.substring(0, i) + other + token.substring(i + 1), NOW))
                    .isEmpty();
        }
        assertThat(links.read("", NOW)).isEmpty();
    }

    @Test
    void leadsNowhereWithAnotherKey() {
        SignedPictureLinks others = new SignedPictureLinks("22".repeat(32), _ -> Optional.of(ADDRESS));

        assertThat(others.read(token(), NOW)).isEmpty();
    }

    @Test
    void isMadeOnlyWherePeopleCanOpenIt() {
        assertThat(new SignedPictureLinks("11".repeat(32), _ -> Optional.empty()).find(CHAT, PICTURE, NOW))
                .isEmpty();
    }

    @Test
    void leadToAllPicturesOfOnePersonForAnHour() {
        String link = links.findAll(WHO, NOW).orElseThrow();
        String all = link.substring(link.lastIndexOf('/') + 1);

        assertThat(links.readAll(all, NOW)).contains(WHO);
        assertThat(links.readAll(all, NOW.plus(PictureLinks.LIVES))).isEmpty();
        assertThat(links.readAll("ff" + all.substring(2), NOW)).isEmpty();
        assertThat(links.read(all, NOW)).isEmpty();
    }
}
