package dev.easel.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageRequest.Variation;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Mask;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.official.OfficialClient.Call;
import dev.easel.official.RecordedRequest.Part;
import dev.easel.provider.openai.OpenAiImages;
import dev.easel.provider.openai.OpenAiServer;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Easel asks for in its settings as shipped, and what the official client asks for when told the same, differ in
 * nothing but what is listed here.
 */
final class SameOnTheWireTest {
    private static final String KEY = "sk-anything";
    private static final String PROMPT = "a \"red\" fox 🦊, 50 % <b> & ñ";
    private static final byte[] PHOTO = png(3_000);
    private static final byte[] SECOND = png(70_000);
    private static final byte[] MASK = png(500);

    /** Headers that differ by design: name → why. {@code x-stainless-} is a prefix. */
    private static final Map<String, String> OWN_HEADERS = Map.of(
            "accept", "Easel says which kind of answer it reads; the official client doesn't",
            "user-agent", "each names itself",
            "x-stainless-", "the official client describes its machine; Easel tells nothing about its host",
            "content-length", "Easel knows how long a form is, and proxies like to know",
            "transfer-encoding", "the official client sends forms in chunks",
            "content-type", "compared apart, without the boundary and the character set");

    private static Recorder recorder;
    private static OfficialClient official;

    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @BeforeAll
    static void start() throws IOException {
        recorder = new Recorder();
        official = new OfficialClient(recorder.url(), KEY, 0);
    }

    @AfterAll
    static void stop() throws IOException {
        official.close();
        recorder.close();
    }

    /** Rows spell out all that the official client is told; Easel adds who asks and the kind of answer by itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            generate    | model=gpt-image-2.5-flare;n=1;size=auto;quality=low;safety_identifier=ann | |
            generate    | model=gpt-image-2.5-sunburst;n=10;size=1536x864;quality=max;background=transparent;safety_identifier=ann | |
            generate    | model=gpt-image-2.6-flare;n=2;size=3840x2160;quality=xhigh;output_format=webp;output_compression=0;safety_identifier=ann | |
            generate    | model=gpt-image-2;n=1;size=640x1024;quality=high;output_format=jpeg;output_compression=100;safety_identifier=ann | |
            generate    | model=gpt-image-1;n=4;size=1024x1536;quality=medium;moderation=low;background=opaque;safety_identifier=ann | |
            generate    | model=gpt-image-1-mini;n=1;size=1536x1024;quality=auto;moderation=auto;output_format=png;safety_identifier=ann | |
            generate    | model=dall-e-3;n=1;size=1792x1024;quality=hd;style=natural;response_format=b64_json;user=ann | |
            generate    | model=dall-e-3;n=1;size=1024x1792;quality=standard;style=vivid;response_format=b64_json;user=ann | |
            generate    | model=dall-e-2;n=10;size=256x256;quality=standard;response_format=b64_json;user=ann | |
            generate    | model=a-model-nobody-knows;n=1;size=1000x1000;quality=ultra;user=ann | |
            stream      | model=gpt-image-2.5-flare;n=1;size=1024x1024;quality=low;partial_images=1;safety_identifier=ann | |
            stream      | model=gpt-image-1.5;n=2;size=auto;quality=high;background=transparent;partial_images=3;safety_identifier=ann | |
            edit        | model=gpt-image-2.5-flare;n=1;size=1024x1024;quality=low;safety_identifier=ann               | 1 |
            edit        | model=gpt-image-2;n=2;size=1184x896;quality=medium;output_format=webp;output_compression=80;safety_identifier=ann | 3 |
            edit        | model=gpt-image-2.5-sunburst;n=1;size=auto;quality=xhigh;background=transparent;safety_identifier=ann | 1 | mask
            edit        | model=gpt-image-1;n=1;size=1536x1024;quality=high;input_fidelity=high;safety_identifier=ann  | 2 | mask
            edit        | model=dall-e-2;n=3;size=512x512;response_format=b64_json;user=ann                           | 1 | mask
            stream-edit | model=gpt-image-2.5-flare;n=1;size=1024x1024;quality=low;partial_images=2;safety_identifier=ann | 1 | mask
            stream-edit | model=gpt-image-2.6-flare;n=1;size=auto;quality=low;partial_images=3;safety_identifier=ann  | 16 |
            vary        | model=dall-e-2;n=4;size=256x256;response_format=b64_json;user=ann                           | 1 |
            vary        | model=dall-e-2;n=1;size=1024x1024;response_format=b64_json;user=ann                         | 1 |
            """)
    void asksTheSame(String operation, String fields, @Nullable Integer images, @Nullable String mask)
            throws IOException {
        List<byte[]> pictures = Collections.nCopies(images == null ? 0 : images, PHOTO);

        RecordedRequest ours = askEasel(operation, fields, pictures, mask == null ? null : MASK);
        RecordedRequest theirs = askOfficially(operation, fields, pictures, mask == null ? null : MASK);

        assertSame(ours, theirs);
    }

    @ParameterizedTest
    @CsvSource({
        "generate, model=gpt-image-2;n=1;size=auto;quality=high;safety_identifier=ann, quality",
        "generate, model=gpt-image-2;n=1;size=auto;quality=low;safety_identifier=ann;user=ann, user",
        "edit, model=gpt-image-2;n=1;size=auto;quality=high;safety_identifier=ann, quality",
        "edit, model=gpt-image-2;n=1;size=auto;quality=low;user=ann, safety_identifier",
        "stream, model=gpt-image-2;n=1;size=auto;quality=low;safety_identifier=ann, stream"
    })
    void wouldNoticeADifference(String operation, String fields, String named) throws IOException {
        List<byte[]> pictures = List.of(PHOTO);
        String usual = "model=gpt-image-2;n=1;size=auto;quality=low;safety_identifier=ann";

        RecordedRequest ours = askEasel(operation.equals("edit") ? "edit" : "generate", usual, pictures, null);
        RecordedRequest theirs = askOfficially(operation, fields, pictures, null);

        assertThatThrownBy(() -> assertSame(ours, theirs))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    @Test
    void wouldNoticeAnotherPicture() throws IOException {
        String fields = "model=gpt-image-2;n=1;size=auto;quality=low;safety_identifier=ann";

        RecordedRequest ours = askEasel("edit", fields, List.of(PHOTO, SECOND), null);
        RecordedRequest theirs = askOfficially("edit", fields, List.of(SECOND, PHOTO), null);

        assertThatThrownBy(() -> assertSame(ours, theirs)).isInstanceOf(AssertionError.class);
    }

    @Test
    void measuresAFormThatTheOfficialClientSendsInChunks() {
        String fields = "model=gpt-image-2;n=1;size=auto;quality=low;safety_identifier=ann";

        RecordedRequest ours = askEasel("edit", fields, List.of(PHOTO), null);
        RecordedRequest theirs = askOfficially("edit", fields, List.of(PHOTO), null);

        assertThat(ours.headers().get("content-length"))
                .isEqualTo(String.valueOf(ours.body().size()));
        assertThat(theirs.headers())
                .containsEntry("transfer-encoding", "chunked")
                .doesNotContainKey("content-length");
    }

    private static void assertSame(RecordedRequest ours, RecordedRequest theirs) throws IOException {
        assertThat(ours.line()).isEqualTo(theirs.line());
        assertThat(shared(ours.headers())).isEqualTo(shared(theirs.headers()));
        assertThat(ours.mediaType()).isEqualTo(theirs.mediaType());
        if (!ours.isForm()) {
            assertThat(ours.json()).isEqualTo(theirs.json());
            return;
        }
        assertThat(ours.parts().stream().map(Part::name))
                .containsExactlyElementsOf(
                        theirs.parts().stream().map(Part::name).toList());
        for (int i = 0; i < ours.parts().size(); i++) {
            assertSame(ours.parts().get(i), theirs.parts().get(i));
        }
    }

    /** Names of files are not compared, nor the type that the official client gives to texts. */
    private static void assertSame(Part ours, Part theirs) {
        assertThat(ours.content()).as(ours.name()).isEqualTo(theirs.content());
        assertThat(ours.isFile()).as(ours.name()).isEqualTo(theirs.isFile());
        if (ours.isFile()) {
            assertThat(ours.type()).as(ours.name()).isEqualTo(theirs.type());
        }
    }

    private static Map<String, String> shared(Map<String, String> headers) {
        Map<String, String> shared = new TreeMap<>(headers);
        shared.keySet().removeIf(name -> OWN_HEADERS.keySet().stream().anyMatch(name::startsWith));
        return shared;
    }

    private RecordedRequest askOfficially(
            String operation, String fields, List<byte[]> images, byte @Nullable [] mask) {
        Call call = Call.of(operation, operation.equals("vary") ? fields : fields + ";prompt=" + PROMPT);
        images.forEach(call::image);
        if (mask != null) {
            call.with("mask", mask);
        }
        assertThat(official.run(call).get("exception")).isNull();
        return recorder.take().getFirst();
    }

    private RecordedRequest askEasel(String operation, String fields, List<byte[]> images, byte @Nullable [] mask) {
        Wish wish = new Wish(Call.fields(fields));
        List<ImageRef> refs = images.stream().map(this::kept).toList();
        ImageRequest request = switch (operation) {
            case "generate", "stream" -> new Generation(wish.model(), new Prompt(PROMPT), wish.count(), wish.options());
            case "vary" -> new Variation(wish.model(), refs.getFirst(), wish.count(), wish.options());
            default ->
                new Edit(
                        wish.model(),
                        new Prompt(PROMPT),
                        refs,
                        mask == null ? null : new Mask(kept(mask)),
                        wish.count(),
                        wish.options());
        };
        // The endpoint for variations is gone at OpenAI itself; servers of others still have it.
        OpenAiServer server = new OpenAiServer(
                recorder.url(),
                KEY,
                Shipped.server(operation.equals("vary") ? "compatible" : "openai"),
                Timeouts.usual());
        new OpenAiImages(server, Shipped.catalogue(), blobs, InstantSource.fixed(Instant.EPOCH), _ -> {})
                .draw(request, "ann", PartialListener.NONE);
        return recorder.take().getFirst();
    }

    private ImageRef kept(byte[] image) {
        try (BlobSink sink = blobs.create()) {
            sink.write(image);
            return new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(3, 2), image.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that begin like a PNG of 3 x 2 pixels. */
    private static byte[] png(int bytes) {
        return ByteBuffer.allocate(bytes)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(3)
                .putInt(2)
                .array();
    }

    /** A row's fields as Easel's engine would ask for them. */
    private record Wish(Map<String, String> fields) {
        ModelId model() {
            return new ModelId(fields.get("model"));
        }

        int count() {
            return Integer.parseInt(fields.get("n"));
        }

        RenderOptions options() {
            String format = fields.get("output_format");
            String compression = fields.get("output_compression");
            return new RenderOptions(
                    ImageSize.find(fields.get("size")).orElseThrow(),
                    fields.get("quality"),
                    fields.get("background"),
                    format == null ? null : ImageFormat.find(format).orElseThrow(),
                    compression == null ? null : Integer.valueOf(compression),
                    fields.get("style"),
                    fields.get("moderation"),
                    fields.get("input_fidelity"),
                    null,
                    Integer.parseInt(fields.getOrDefault("partial_images", "0")));
        }
    }
}
