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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final byte[] DRAFT = Specimens.png(70, 1);
    private static final byte[] FOX = Specimens.png(100, 2);
    private static final byte[] HEN = Specimens.png(120, 3);
    private static final String STREAM = ": keepalive\n\nid: 7\nretry\n" + Events.partial(DRAFT, 0) + "event: x\n"
            + Events.completed(FOX) + ":\n\n" + Events.completed(HEN) + "data: [DONE]\n\n";

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final List<ImageRef> seen = new ArrayList<>();

    @AfterEach
    void leaveNothingOpen() {
        assertThat(blobs.openSinks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void readsTheSameWhereverTheStreamIsSplit(String lineEnd) throws IOException {
        byte[] stream = bytes(STREAM.replace("\n", lineEnd));
        for (int split = 0; split <= stream.length; split++) {
            InputStream head = new ByteArrayInputStream(stream, 0, split);
            InputStream tail = new ByteArrayInputStream(stream, split, stream.length - split);

            assertReadsAll(new SequenceInputStream(head, tail));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void readsTheSameInPiecesOfAnySize(String lineEnd) throws IOException {
        byte[] stream = bytes(STREAM.replace("\n", lineEnd));
        for (int piece = 1; piece < 70; piece++) {
            assertReadsAll(JsonScannerTest.dripping(stream, piece));
        }
    }

    @Test
    void readsEventsWithoutNamesAndBlankLines() throws IOException {
        assertReadsAll(stream(STREAM.replaceAll("event: .*\n", "").replace("\n\n", "\n")));
    }

    @Test
    void readsEventsWithoutTheSpaceAfterTheColon() throws IOException {
        assertReadsAll(stream(STREAM.replace("data: ", "data:")));
    }

    @Test
    void readsDataThatIsSpreadOverLines() throws IOException {
        assertReadsAll(stream(STREAM.replace(",\"b64_json\"", "\ndata: ,\ndata:\ndata\ndata: \"b64_json\"")));
    }

    @Test
    void readsAStreamThatBeginsWithAByteOrderMark() throws IOException {
        assertReadsAll(stream("\uFEFF" + Events.partial(DRAFT, 0) + STREAM.replace(Events.partial(DRAFT, 0), "")));
    }

    @Test
    void readsMembersInAnyOrderAndEventsWithoutAType() throws IOException {
        String partial = "data: {\"partial_image_index\":0,\"b64_json\":\"%s\"}\n\n".formatted(Specimens.base64(DRAFT));
        String first = "data: {\"b64_json\":\"%s\",\"type\":\"image_generation.completed\"}\n\n"
                .formatted(Specimens.base64(FOX));
        String second = "data: {\"b64_json\":\"%s\"}\n\n".formatted(Specimens.base64(HEN));

        assertReadsAll(stream(partial + first + "data: {\"type\":\"ping\"}\n\n" + second));
    }

    @Test
    void leavesAloneWhatFollowsTheLastImage() throws IOException {
        InputStream tail = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("waits for more");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        };

        assertReadsAll(new SequenceInputStream(stream(STREAM.replace("data: [DONE]\n\n", "")), tail));
    }

    @Test
    void keepsNoImageOfAStreamThatEndsEarly() throws IOException {
        String one = Events.completed(FOX);
        for (int length = 0; length < one.length() - 3; length++) {
            InputStream cut = stream(one.substring(0, length));
            if (one.substring(0, length).contains("{")) {
                assertThatThrownBy(() -> read(cut)).as("cut at %s", length).isInstanceOf(GarbledException.class);
            } else {
                assertThat(read(cut)).as("cut at %s", length).isEmpty();
            }
        }
        assertThat(blobs.kept()).isEmpty();
    }

    private void assertReadsAll(InputStream body) throws IOException {
        seen.clear();
        assertThat(read(body)).containsExactly(MemoryBlobStore.sha256(FOX), MemoryBlobStore.sha256(HEN));
        assertThat(seen).extracting(ImageRef::sha256).containsExactly(MemoryBlobStore.sha256(DRAFT));
    }

    private List<String> read(InputStream body) throws IOException {
        try (ImageBatch batch = new ImageBatch(blobs)) {
            EventReader reader = new EventReader(body, batch, new Previews(seen::add, 6));
            List<String> names = new ArrayList<>();
            for (Item item : reader.read(2, "req").items()) {
                names.add(((Arrived) item).image().keep().map(ImageRef::sha256).orElseThrow());
            }
            assertThat(reader.error()).isNull();
            return names;
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
