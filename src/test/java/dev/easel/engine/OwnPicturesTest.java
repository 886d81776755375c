package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What people see, take home and have deleted of what they drew. */
class OwnPicturesTest extends EngineFixture {
    private int events;

    @Test
    void showsTheNewestFirstPageByPage() {
        List.of("a fox", "a hare", "an owl", "a newt", "a crow", "a vole").forEach(this::draw);

        says("/gallery");
        Answer first = lastAnswer();
        press(first.controls().getFirst());

        assertThat(first.text().text())
                .startsWith(
                        "Your pictures, the newest first:\n• “a vole”, Nov 20, 2026, gpt-image-2.5-flare, 1 picture\n")
                .contains("“a crow”", "“a newt”", "“an owl”")
                .doesNotContain("hare");
        assertThat(first.images()).hasSize(4);
        assertThat(lastAnswer().text().text()).contains("“a hare”", "“a fox”").doesNotContain("owl");
        assertThat(lastAnswer().controls()).isEmpty();
    }

    @Test
    void describesPicturesToThoseWhoCantSeeThem() {
        draw("a fox");
        draw("a hare --count 2");

        says("/gallery");

        assertThat(lastAnswer().images())
                .extracting(picture -> picture.altText().text())
                .containsExactly("a hare", "a hare", "a fox");
    }

    @Test
    void findsPicturesByTheirWords() {
        IntStream.range(0, 6).forEach(i -> draw("fox number " + i));
        draw("a hare");

        says("/gallery FOX");
        Answer first = lastAnswer();
        press(first.controls().getFirst());

        assertThat(first.text().text()).contains("fox number 5").doesNotContain("hare");
        assertThat(lastAnswer().text().text()).contains("fox number 0").doesNotContain("number 2");
        says("/gallery dragons");
        assertThat(lastWords()).isEqualTo("answered: There are no more pictures of yours that go by these words.");
    }

    @Test
    void findsPicturesByTheirDaysPageByPage() {
        draw("a hare");
        clock.advance(Duration.ofDays(1));
        IntStream.range(0, 6).forEach(i -> draw("red fox " + i));
        clock.advance(Duration.ofDays(1));
        draw("a fox of today");

        says("/gallery fox red --from 2026-11-21 --to 2026-11-21");
        Answer first = lastAnswer();
        press(first.controls().getFirst());

        assertThat(first.text().text()).contains("“red fox 5”").doesNotContain("today");
        assertThat(lastAnswer().text().text()).contains("“red fox 0”").doesNotContain("hare");
        says("/gallery --to 2026-11-20");
        assertThat(lastWords()).contains("“a hare”").doesNotContain("fox");
        says("/gallery --from tomorrow");
        assertThat(lastWords()).contains("“tomorrow” is no day. A day looks like 2026-11-25.");
    }

    @Test
    void showsNobodyElsesPictures() {
        draw("a fox");

        intake().accept(mention(other(), "/gallery"));

        assertThat(lastWords()).isEqualTo("answered: You have no pictures yet. Try /imagine a white siamese cat");
    }

    @Test
    void namesPicturesThatAreTooLargeToShow() {
        draw("a fox");
        messenger.takeFilesOf(3);

        says("/gallery");

        assertThat(lastAnswer().images()).isEmpty();
        assertThat(lastWords())
                .contains("“a fox”", "(not all shown: too large for a message here; ⬇️ gives what is missing)");
    }

    @Test
    void packsEverythingThatIsKept() throws IOException {
        provider.thenDraws(picture(1));
        draw("a fox");
        says("/settings count=2");

        says("/mydata export");

        Map<String, byte[]> files = unzip(lastAnswer().documents());
        assertThat(lastWords()).startsWith("answered: This is everything kept about you here.");
        assertThat(files.keySet()).anyMatch(name -> name.matches("pictures/.+-1\\.png"));
        assertThat(new String(files.get("about-you.json"), StandardCharsets.UTF_8))
                .contains("\"id\" : \"42\"", "\"word\" : \"count\"", "\"used\" : 1");
        assertThat(new String(files.get("requests-1.json"), StandardCharsets.UTF_8))
                .contains("a fox", "pictures/")
                .doesNotContain("reply");
    }

    @Test
    void spreadsWhatIsTooMuchOverSeveralFilesAndParts() throws IOException {
        provider.thenDraws(picture(1)).thenDraws(picture(2)).thenDraws(picture(3));
        List.of("a fox", "a hare", "an owl").forEach(this::draw);
        messenger.takeFilesOf(8_000);
        messenger.takeMessagesOf(16_000);

        says("/mydata export");
        List<Document> documents = new ArrayList<>(lastAnswer().documents());
        int parts = 1;
        while (!lastAnswer().controls().isEmpty()) {
            press(lastAnswer().controls().getFirst());
            documents.addAll(lastAnswer().documents());
            parts++;
        }

        assertThat(parts).isGreaterThan(1);
        assertThat(documents)
                .allSatisfy(document -> assertThat(document.bytes()).isLessThanOrEqualTo(8_000));
        assertThat(documents).extracting(Document::name).doesNotHaveDuplicates();
        assertThat(unzip(documents).keySet()).contains("about-you.json", "requests-1.json");
        says("/mydata export 99");
        assertThat(lastWords()).startsWith("answered: There is no part 99;");
    }

    @Test
    void deletesOnlyWhatWasSaidTwice() {
        draw("a fox");

        says("/mydata delete");
        Control confirm = lastAnswer().controls().getFirst();
        intake().accept(press(other(), confirm));
        says("/gallery");
        assertThat(lastWords()).contains("“a fox”");

        press(confirm);
        assertThat(lastWords())
                .isEqualTo(
                        "answered: Deleted: 1 request and 1 picture. What remains is how much you used, without a word"
                                + " of yours.");
        says("/gallery");
        assertThat(lastWords()).startsWith("answered: You have no pictures yet.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void cancelsWhatWaitsAndForgetsItOnceThatIsTold() {
        says("a fox");

        says("/mydata delete yes");
        assertThat(lastWords()).contains("1 request is still under way");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        runNext();

        assertThat(lastWords()).isEqualTo("whispered: Cancelled. Nothing was charged.");
    }

    /** Its bytes can't be made smaller, like those of a real picture. */
    private ImageRef picture(int seed) throws IOException {
        byte[] bytes = new byte[5_000];
        new Random(seed).nextBytes(bytes);
        try (BlobSink sink = blobs.create()) {
            sink.write(bytes);
            return new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(64, 64), bytes.length);
        }
    }

    private void draw(String prompt) {
        says(prompt);
        runNext();
        clock.advance(Duration.ofSeconds(1));
    }

    private Answer lastAnswer() {
        return messenger.answers().getLast();
    }

    private void says(String text) {
        intake().accept(mention(Samples.sender(), text));
    }

    private void press(Control control) {
        intake().accept(press(Samples.sender(), control));
    }

    private Incoming.Press press(Sender sender, Control control) {
        return new Incoming.Press("own-" + events++, sender, Samples.place(), Samples.replyTo(), control);
    }

    private Incoming.Mention mention(Sender sender, String text) {
        return new Incoming.Mention(
                "own-" + events++, sender, Samples.place(), Samples.replyTo(), text, List.of(), null);
    }

    private static Sender other() {
        return new Sender(new UserRef(Samples.CHAT, "43"), "Bob", Locale.ENGLISH, Set.of());
    }

    private static Map<String, byte[]> unzip(List<Document> documents) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (Document document : documents) {
            try (ZipInputStream zip = new ZipInputStream(document.content().open())) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    zip.transferTo(bytes);
                    files.put(entry.getName(), bytes.toByteArray());
                }
            }
        }
        return files;
    }
}
