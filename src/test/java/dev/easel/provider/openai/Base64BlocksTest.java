package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64BlocksTest {
    private static final int BLOCK = 64 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 49_149, 49_150, 49_151, 49_152, 49_153, 98_303, 98_304, 98_305, 200_000})
    void decodesAnyLengthFromAnyPiecesWithOrWithoutPadding(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);

        for (int piece : new int[] {1, 3, 7, 8192, BLOCK - 1, BLOCK, BLOCK + 1}) {
            assertThat(decode(Base64.getEncoder().encodeToString(bytes), piece)).isEqualTo(bytes);
            assertThat(decode(Base64.getEncoder().withoutPadding().encodeToString(bytes), piece))
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AA-_", "AA==AAAA", "AA==A", "====", "AA\n=", "AA A", "A===", "é"})
    void refusesWhatIsNotBase64(String text) {
        assertThatThrownBy(() -> decode(text, 1)).isInstanceOf(GarbledException.class);
    }

    @Test
    void refusesPaddingAtTheEndOfABlockThatIsNotTheLast() {
        String text = "A".repeat(BLOCK - 2) + "==" + "AAAA";

        assertThatThrownBy(() -> decode(text, 8192)).isInstanceOf(GarbledException.class);
    }

    private static byte[] decode(String text, int piece) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
        try (Base64Blocks blocks = new Base64Blocks(bytes, new Base64Blocks.Room())) {
            for (int at = 0; at < characters.length; at += piece) {
                if (piece == 1) {
                    blocks.write(characters[at]);
                } else {
                    blocks.write(characters, at, Math.min(piece, characters.length - at));
                }
            }
        }
        return bytes.toByteArray();
    }
}
