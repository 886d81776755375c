package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.image.ImageRef;
import dev.easel.provider.openai.Answer.Arrived;
import dev.easel.provider.openai.Answer.Item;
import dev.easel.testing.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final byte[] FOX = Specimens.png(100, 1);
    private static final byte[] HEN = Specimens.png(200, 2);
    private static final byte[] ANSWER = (" {\"usage\":{\"output_tokens\":7},\"data\":[{\"b64_json\":\""
                    + Specimens.base64(FOX).replace("/", "\\/").replace("A", "\\u0041")
                    + "\",\"revised_prompt\":\"\\ud83e\\udd8a\"},\n{\"n\":[null,{\"a\":-1.5e3}],\"b64_json\":\""
                    + Specimens.base64(HEN).replace("=", "")
                    + "\"}],\"created\":1}")
            .getBytes(StandardCharsets.UTF_8);

    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @AfterEach
    void leaveNothingOpen() {
        assertThat(blobs.openSinks()).isZero();
    }

    @Test
    void readsTheSameWhereverTheAnswerIsSplit() throws IOException {
        for (int split = 0; split <= ANSWER.length; split++) {
            InputStream head = new ByteArrayInputStream(ANSWER, 0, split);
            InputStream tail = new ByteArrayInputStream(ANSWER, split, ANSWER.length - split);

            assertThat(read(new SequenceInputStream(head, tail)))
                    .as("split at %s", split)
                    .containsExactly(MemoryBlobStore.sha256(FOX), MemoryBlobStore.sha256(HEN));
        }
    }

    @Test
    void readsTheSameInPiecesOfAnySize() throws IOException {
        for (int piece = 1; piece < 70; piece++) {
            assertThat(read(JsonScannerTest.dripping(ANSWER, piece)))
                    .containsExactly(MemoryBlobStore.sha256(FOX), MemoryBlobStore.sha256(HEN));
        }
    }

    @Test
    void keepsNothingOfAnAnswerThatEndsEarly() {
        for (int length = 0; length < ANSWER.length; length++) {
            InputStream cut = new ByteArrayInputStream(ANSWER, 0, length);

            assertThatThrownBy(() -> read(cut)).as("cut at %s", length).isInstanceOf(GarbledException.class);
        }
        assertThat(blobs.kept()).isEmpty();
    }

    @Test
    void refusesAnImageThatNeverEnds() {
        assertThatThrownBy(() -> read(new SequenceInputStream(
                        new ByteArrayInputStream("{\"data\":[{\"b64_json\":\"".getBytes(StandardCharsets.UTF_8)),
                        new Endless())))
                .isInstanceOf(GarbledException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void takesNoMoreImagesThanAnybodyCanAskFor() throws IOException {
        byte[][] many = new byte[12][];
        for (int i = 0; i < many.length; i++) {
            many[i] = Specimens.png(40, i);
        }

        assertThat(read(new ByteArrayInputStream(Specimens.answer(many).getBytes(StandardCharsets.UTF_8))))
                .hasSize(10);
    }

    private List<String> read(InputStream body) throws IOException {
        try (ImageBatch batch = new ImageBatch(blobs)) {
            List<String> names = new ArrayList<>();
            for (Item item : new AnswerReader(body, batch).read("req").items()) {
                names.add(((Arrived) item).image().keep().map(ImageRef::sha256).orElseThrow());
            }
            return names;
        }
    }

    /** The letter A, for ever. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'A';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 'A');
            return length;
        }
    }
}
