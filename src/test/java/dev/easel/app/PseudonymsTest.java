package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PseudonymsTest {
    private static final UserRef ANN = new UserRef(new PlatformId("chat"), "1234567890");
    private static final UserRef OTHER_ANN = new UserRef(new PlatformId("mail"), "1234567890");

    @TempDir
    Path folder;

    @Test
    void keepsAPersonTheSameAcrossRestarts() throws IOException {
        String before =
                Pseudonyms.withKey(Pseudonyms.keyIn(folder.resolve("key"))).apply(ANN);

        String after =
                Pseudonyms.withKey(Pseudonyms.keyIn(folder.resolve("key"))).apply(ANN);

        assertThat(after).isEqualTo(before).hasSize(64).doesNotContain(ANN.id());
    }

    @Test
    void tellsPeopleApartAndPlatformsToo() throws IOException {
        Pseudonyms pseudonyms = Pseudonyms.withKey(Pseudonyms.keyIn(folder.resolve("key")));

        assertThat(pseudonyms.apply(ANN)).isNotEqualTo(pseudonyms.apply(OTHER_ANN));
    }

    @Test
    void nobodyElsewhereCanComputeThem() throws IOException {
        String here =
                Pseudonyms.withKey(Pseudonyms.keyIn(folder.resolve("key"))).apply(ANN);

        String elsewhere =
                Pseudonyms.withKey(Pseudonyms.keyIn(folder.resolve("other"))).apply(ANN);

        assertThat(elsewhere).isNotEqualTo(here);
    }

    @Test
    void keepsTheKeyForItsOwnerAlone() throws IOException {
        var _ = Pseudonyms.withKey(Pseudonyms.keyIn(folder.resolve("key")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("key"));
        }
    }
}
