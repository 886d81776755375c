package dev.easel.engine.desk;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.person.PersonalData;
import dev.easel.core.quota.Signature;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.RecordingMessenger;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export of many parts: everything is in it once, and its texts are made once. */
class MyDataExportTest {
    private static final int FILE = 6_000;

    private final ManualClock clock = new ManualClock(NOW);
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final Kept kept = new Kept();
    private final RecordingMessenger door = new RecordingMessenger();
    private final MyDataClerk clerk = new MyDataClerk(kept, blobs, clock);
    private final Random random = new Random(3);

    /** What is kept, and how often the texts were made. */
    private static final class Kept implements PersonalData {
        private final List<Sheet> sheets = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();
        private int made;

        @Override
        public Dossier collect(UserRef user) {
            made++;
            return new Dossier(sheets, pictures);
        }

        @Override
        public List<Picture> listPictures(UserRef user) {
            return List.copyOf(pictures);
        }

        @Override
        public Forgotten forget(UserRef user, Signature signature) {
            sheets.removeIf(sheet -> !sheet.name().startsWith("about"));
            pictures.clear();
            return new Forgotten(1, 1, 0);
        }

        @Override
        public Forgotten forgetAll(SpaceRef space, Signature signature) {
            throw new UnsupportedOperationException("nobody turns anybody out here");
        }

        @Override
        public boolean finish() {
            return true;
        }
    }

    @BeforeEach
    void keep() throws IOException {
        door.takeFilesOf(FILE);
        door.takeMessagesOf(2 * FILE);
        for (int i = 0; i < 3; i++) {
            kept.sheets.add(new PersonalData.Sheet(i == 0 ? "about-you.json" : "requests-" + i + ".json", text(4_000)));
        }
        for (int i = 0; i < 20; i++) {
            draw("picture-" + i);
        }
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 'a', 'z').forEach(text::appendCodePoint);
        return text.toString();
    }

    private void draw(String name) throws IOException {
        byte[] bytes = new byte[2_000];
        random.nextBytes(bytes);
        try (BlobSink sink = blobs.create()) {
            sink.write(bytes);
            BlobSink.Blob blob = sink.keep();
            kept.pictures.add(new PersonalData.Picture(
                    name, new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(16, 16), blob.bytes())));
        }
    }

    private Answer ask(String... words) {
        Incoming.Mention said = new Incoming.Mention(
                "event", Samples.sender(), Samples.place(), Samples.replyTo(), "/mydata", List.of(), null);
        return clerk.answer(new Inquiry(CommandName.MYDATA, List.of(words), Map.of(), said), door);
    }

    private List<String> part(int number) throws IOException {
        List<String> names = new ArrayList<>();
        for (Document document : ask("export", String.valueOf(number)).documents()) {
            assertThat(document.bytes()).isLessThanOrEqualTo(FILE);
            names.addAll(entries(document));
        }
        return names;
    }

    private static List<String> entries(Document document) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = document.content().open();
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private List<String> everything() {
        List<String> names = new ArrayList<>();
        kept.sheets.forEach(sheet -> names.add(sheet.name()));
        kept.pictures.forEach(picture -> names.add(picture.name()));
        return names;
    }

    private List<String> parts(int from) throws IOException {
        List<String> names = new ArrayList<>();
        for (int number = from; ; number++) {
            names.addAll(part(number));
            if (ask("export", String.valueOf(number)).controls().isEmpty()) {
                return names;
            }
        }
    }

    @Test
    void bringsEverythingOnceInOrder() throws IOException {
        assertThat(parts(1)).containsExactlyElementsOf(everything());
    }

    @Test
    void makesTheTextsOnlyForThePartsThatHoldThem() throws IOException {
        List<String> texts = part(1);
        texts.addAll(part(2));
        int made = kept.made;

        List<String> rest = parts(3);

        assertThat(texts).contains("requests-2.json");
        assertThat(made).isEqualTo(2);
        assertThat(kept.made).isEqualTo(made);
        assertThat(texts.size() + rest.size()).isEqualTo(everything().size());
    }

    @Test
    void takesALaterPartThatIsAskedForAloneOrMuchLater() throws IOException {
        List<String> alone = part(4);
        clock.advance(Duration.ofHours(2));

        assertThat(part(4)).isEqualTo(alone).isNotEmpty();
        assertThat(kept.made).isEqualTo(2);
    }

    @Test
    void bringsAtTheEndWhatWasDrawnMeanwhile() throws IOException {
        List<String> all = part(1);
        kept.sheets.set(2, new PersonalData.Sheet("requests-2.json", text(4_050)));
        draw("new");

        all.addAll(parts(2));

        assertThat(all).containsExactlyElementsOf(everything());
    }

    @Test
    void bringsNothingThatWasDeletedMeanwhile() throws IOException {
        part(1);
        ask("delete", "yes");

        assertThatExceptionOfType(MisunderstoodException.class).isThrownBy(() -> part(3));
        assertThat(part(1)).containsExactly("about-you.json");
    }
}
