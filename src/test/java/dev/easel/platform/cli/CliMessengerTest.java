package dev.easel.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.text.CancelWording;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The messenger of one command line, which waits for its files. */
class CliMessengerTest {
    private static final Wording WORDING = Wording.in(Locale.ENGLISH);

    @TempDir
    Path folder;

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private CliSession session;
    private CliMessenger messenger;
    private ReplyAddress address;

    @BeforeEach
    void beginSession() {
        session = new CliSession("mine", folder, print(out), print(err));
        messenger = new CliMessenger(blobs, session);
        address = session.address().toReplyAddress();
    }

    @Test
    void writesTheFilesAndPrintsTheirPaths() {
        messenger.deliver(address, delivery(blobs, "01job", "red", "blue"));

        assertThat(folder.resolve("01job-1.png")).hasContent("red");
        assertThat(folder.resolve("01job-2.png")).hasContent("blue");
        assertThat(text(out).lines())
                .containsExactly(
                        folder.resolve("01job-1.png").toString(),
                        folder.resolve("01job-2.png").toString());
        assertThat(text(err)).contains("“a fox”");
        assertThat(session.await()).isZero();
    }

    @Test
    void numbersNoSingleFile() {
        messenger.deliver(address, delivery(blobs, "01job", "red"));

        assertThat(folder).isDirectoryContaining("glob:**/01job.png");
    }

    @Test
    void printsPathsInTheFolderAsItWasTyped() throws IOException {
        Path typed = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
        CliSession relative = new CliSession("relative", typed, print(out), print(err));

        new CliMessenger(blobs, relative).deliver(relative.address().toReplyAddress(), delivery(blobs, "01job", "red"));

        assertThat(text(out))
                .isEqualToIgnoringNewLines(typed.resolve("01job.png").toString());
        assertThat(folder.resolve("01job.png")).exists();
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        messenger.deliver(address, delivery(blobs, "01job", "red"));
        messenger.deliver(address, delivery(blobs, "01job", "red"));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("01job.png"));
        }
    }

    @Test
    void makesAFolderThatIsGoneAgain() throws IOException {
        Files.delete(folder);

        messenger.deliver(address, delivery(blobs, "01job", "red"));

        assertThat(folder.resolve("01job.png")).exists();
    }

    @Test
    void saysWhenTheFolderCannotBeWritten() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "a file in the way");

        assertThatThrownBy(() -> messenger.deliver(address, delivery(blobs, "01job", "red")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new Failure.Undeliverable("folder not writable", Persistence.PASSING)));
    }

    @Test
    void finishesSilentlyWhatAnotherCommandLineBegan() {
        Path other = folder.resolve("other");
        ReplyAddress theirs = new CliAddress("theirs", other).toReplyAddress();

        messenger.progress(theirs, WORDING.drawing(1, 0, "gpt-image-2", Visibility.PUBLIC));
        messenger.deliver(theirs, delivery(blobs, "02job", "red"));
        messenger.fail(theirs, WORDING.failure(new Failure.Expired(), Duration.ZERO));

        assertThat(other.resolve("02job.png")).exists();
        assertThat(text(out) + text(err)).isEmpty();
    }

    @Test
    void showsProgressApartFromTheResult() {
        messenger.progress(address, WORDING.drawing(1, 0, "gpt-image-2", Visibility.PUBLIC));

        assertThat(text(err)).isEqualToIgnoringNewLines("Drawing 1 picture with gpt-image-2 …");
        assertThat(text(out)).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Failure.UserError.of("prompt-empty"), 2),
                Arguments.of(new Failure.QuotaExceeded("user", "day", "images", 1, 0, 1, Samples.NOW), 2),
                Arguments.of(new Failure.QueueFull(Failure.Whose.SENDER, 10), 2),
                Arguments.of(new Failure.Busy(Duration.ofMinutes(3)), 2),
                Arguments.of(new Failure.Internal("3fa2c1"), 1));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tellsTheShellWhatWasRefusedBeforeItWasAccepted(Failure failure, int exitCode) {
        messenger.fail(address, WORDING.failure(failure, Duration.ZERO));

        assertThat(session.await()).isEqualTo(exitCode);
        assertThat(text(err)).startsWith("error: ").hasLineCount(1);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Failure.PolicyRefusal("code"), 1),
                Arguments.of(Failure.UserError.of("model-unavailable", "my-model"), 1),
                Arguments.of(new Failure.ProviderTransient("server_error", null, Billing.NOT_BILLED), 1),
                Arguments.of(new Failure.ProviderPermanent("insufficient_quota", 429, Reach.ACCOUNT), 1),
                Arguments.of(new Failure.ProviderPermanent("invalid_api_key", 401, Reach.ACCOUNT), 78));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsTheShellThatAnAcceptedJobFailed(Failure failure, int exitCode) {
        messenger.acknowledge(address, WORDING.queued(0, Duration.ZERO, Visibility.PUBLIC));
        messenger.fail(address, WORDING.failure(failure, Duration.ZERO));

        assertThat(session.await()).isEqualTo(exitCode);
    }

    @Test
    void givesUpWhatWaitsWhenItIsInterrupted() {
        List<Control> pressed = new ArrayList<>();
        messenger.acknowledge(address, WORDING.queued(0, Duration.ZERO, Visibility.PUBLIC), Control.cancel("job1"));

        session.interrupt(pressed::add);
        messenger.fail(address, WORDING.cancelled());

        assertThat(pressed).containsExactly(Control.cancel("job1"));
        assertThat(session.await()).isEqualTo(130);
        assertThat(text(err)).endsWith("error: Cancelled. Nothing was charged.\n");
    }

    @Test
    void waitsOnWhenItIsTooLateToGiveUp() {
        messenger.acknowledge(address, WORDING.queued(0, Duration.ZERO, Visibility.PUBLIC), Control.cancel("job1"));

        session.interrupt(_ -> messenger.answer(
                address, Answer.of(CancelWording.in(Locale.ENGLISH).tooLateToCancel())));
        messenger.deliver(address, delivery(blobs, "nonce", "red"));

        assertThat(session.await()).isZero();
        assertThat(text(err)).contains("Too late to cancel");
    }

    @Test
    void pressesNothingWhenItIsOver() {
        messenger.fail(address, WORDING.failure(Failure.UserError.of("prompt-empty"), Duration.ZERO));

        session.interrupt(_ -> {
            throw new AssertionError("pressed");
        });

        assertThat(session.await()).isEqualTo(2);
    }

    @Test
    void keepsAFolderWithALineBreakInItsAddress() {
        CliAddress odd = new CliAddress("mine", Path.of("/tmp/a\nb"));

        assertThat(CliAddress.of(odd.toReplyAddress())).isEqualTo(odd);
    }

    /** Pictures of these contents, kept in the store. */
    static Delivery delivery(MemoryBlobStore store, String nonce, String... contents) {
        List<GeneratedImage> images =
                Arrays.stream(contents).map(content -> image(store, content)).toList();
        Artwork artwork = new Artwork(Samples.MODEL, images, null);
        return new Delivery(nonce, artwork, WORDING.altText("“a fox”"), WORDING.altText("a fox"), Presentation.OPEN);
    }

    private static GeneratedImage image(MemoryBlobStore store, String content) {
        try (BlobSink sink = store.create()) {
            sink.write(content.getBytes(StandardCharsets.UTF_8));
            BlobSink.Blob blob = sink.keep();
            return new GeneratedImage(
                    new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(1, 1), blob.bytes()), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
