package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ByteRunTest {
    @Test
    void endsAtEitherCharacterWhereverItIs() {
        for (int length = 0; length < 40; length++) {
            for (int at = 0; at < length; at++) {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, (byte) 'A');
                bytes[at] = (byte) (at % 2 == 0 ? '"' : '\\');

                assertThat(ByteRun.end(bytes, 0, length, '"', '\\')).isEqualTo(at);
                assertThat(ByteRun.end(bytes, 0, at, '"', '\\')).isEqualTo(at);
                assertThat(ByteRun.end(bytes, at + 1, length, '"', '\\')).isEqualTo(length);
            }
        }
    }

    @Test
    void findsWhatALoopFindsInAnyBytes() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            int from = random.nextInt(bytes.length + 1);
            char one = (char) random.nextInt(128);
            char other = (char) random.nextInt(128);

            assertThat(ByteRun.end(bytes, from, bytes.length, one, other)).isEqualTo(plain(bytes, from, one, other));
        }
    }

    private static int plain(byte[] bytes, int from, char one, char other) {
        int at = from;
        while (at < bytes.length && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }
}
