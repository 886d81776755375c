package dev.easel.official;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageHeader;
import dev.easel.official.OfficialClient.Answer;
import dev.easel.official.OfficialClient.Call;
import dev.easel.sandbox.SandboxServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's own client for Java, with its strictest checks on, has nothing to complain about in the sandbox. */
final class OfficialClientTest {
    private static final byte[] PHOTO = png(96, Color.ORANGE);
    private static final byte[] SECOND = png(128, Color.BLUE);
    private static final byte[] MASK = png(96, new Color(0, true));

    private static SandboxServer sandbox;
    private static OfficialClient client;

    @BeforeAll
    static void start() {
        sandbox = SandboxServer.start(
                "127.0.0.1", 0, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), time -> {});
        client = new OfficialClient(sandbox.url(), "sk-anything", 0);
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            model=gpt-image-2.5-flare;n=2;size=1024x1024;quality=low                    | 2 | 1024x1024 | low    | png
            model=gpt-image-2.5-sunburst;size=1536x864;quality=max;background=transparent | 1 | 1536x864 | max   | png
            model=gpt-image-2.6-flare;size=816x816;quality=xhigh;complexity=low         | 1 | 816x816   | xhigh  | png
            model=gpt-image-2;size=640x1024;quality=high;output_format=jpeg;output_compression=70 | 1 | 640x1024 | high | jpeg
            model=gpt-image-1;size=1536x1024;quality=medium;output_format=webp          | 1 | 1536x1024 | medium | webp
            model=gpt-image-1-mini;size=1024x1536;quality=low;moderation=low            | 1 | 1024x1536 | low    | png
            model=dall-e-2;size=256x256;n=3;response_format=b64_json                    | 3 | none      | none   | none
            model=dall-e-2;size=512x512;quality=standard;response_format=b64_json       | 1 | none      | none   | none
            model=dall-e-3;size=1792x1024;quality=hd;style=natural;response_format=b64_json | 1 | none  | none   | none
            """)
    void generates(String fields, int count, String size, String quality, String format) throws IOException {
        Answer answer = client.run(Call.of("generate", "prompt=a red fox;" + fields));

        assertThat(answer.get("exception")).as("%s", answer.map()).isNull();
        assertThat(answer.images()).hasSize(count);
        assertThat(answer.get("size")).isEqualTo(size);
        assertThat(answer.get("quality")).isEqualTo(quality);
        assertThat(answer.get("format")).isEqualTo(format);
        assertThat(header(answer.images().getFirst()).size().text())
                .isEqualTo(fields.replaceAll(".*size=(\\d+x\\d+).*", "$1"));
    }

    @Test
    void countsTokensAndRepeatsWhoAsked() {
        Answer answer = client.run(
                Call.of("generate", "prompt=a red fox;model=gpt-image-2.5-flare;quality=low;safety_identifier=who"));

        assertThat(answer.number("total-tokens")).isEqualTo(answer.number("input-tokens") + 196);
        assertThat(answer.get("safety-identifier")).isEqualTo("who");
        assertThat(answer.number("created"))
                .isEqualTo(Instant.parse("2026-11-21T12:00:00Z").getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dall-e-2", "dall-e-3"})
    void linksToTheImagesOfOlderModels(String model) throws Exception {
        Answer answer = client.run(Call.of("generate", "prompt=a red fox;model=" + model));

        String url = answer.texts("urls").getFirst();
        try (HttpClient http = HttpClient.newHttpClient()) {
            byte[] image = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
                    .body();
            assertThat(header(image).size().text()).isEqualTo("1024x1024");
        }
        assertThat(answer.texts("revised-prompts")).hasSize(model.equals("dall-e-3") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void streamsPreviews(int partials) {
        Answer answer = client.run(
                Call.of("stream", "prompt=a red fox;model=gpt-image-2.5-flare;quality=low;partial_images=" + partials));

        assertThat(answer.get("exception")).as("%s", answer.map()).isNull();
        assertThat(answer.partials()).hasSize(partials);
        assertThat(answer.images()).hasSize(1);
        assertThat(answer.number("output-tokens")).isEqualTo(196 + 100L * partials);
    }

    @ParameterizedTest
    @CsvSource({"gpt-image-2.5-flare, 1", "gpt-image-2.5-flare, 2", "gpt-image-2, 16", "gpt-image-1, 3"})
    void editsOneImageOrSeveral(String model, int sources) throws IOException {
        Call call = Call.of("edit", "prompt=make it night;quality=low;size=1024x1024;model=" + model);
        for (int i = 0; i < sources; i++) {
            call.image(i % 2 == 0 ? PHOTO : SECOND);
        }

        Answer answer = client.run(call);

        assertThat(answer.get("exception")).as("%s", answer.map()).isNull();
        assertThat(header(answer.images().getFirst()).size().text()).isEqualTo("1024x1024");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model=gpt-image-2.5-flare;quality=low",
                "model=gpt-image-1;input_fidelity=high;n=2;output_format=webp",
                "model=dall-e-2;size=256x256;response_format=b64_json"
            })
    void editsInsideAMask(String fields) {
        Answer answer = client.run(
                Call.of("edit", "prompt=a flamingo;" + fields).image(PHOTO).with("mask", MASK));

        assertThat(answer.get("exception")).as("%s", answer.map()).isNull();
        assertThat(answer.images()).hasSize(fields.contains("n=2") ? 2 : 1);
    }

    @Test
    void streamsEdits() {
        Answer answer = client.run(
                Call.of("stream-edit", "prompt=a flamingo;model=gpt-image-2.5-flare;quality=low;partial_images=2")
                        .image(PHOTO)
                        .with("mask", MASK));

        assertThat(answer.get("exception")).as("%s", answer.map()).isNull();
        assertThat(answer.partials()).hasSize(2);
        assertThat(answer.images()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_format=b64_json;size=256x256;n=2", "size=512x512;user=who;model=dall-e-2"})
    void varies(String fields) {
        Answer answer = client.run(Call.of("vary", fields).image(PHOTO));

        assertThat(answer.get("exception")).as("%s", answer.map()).isNull();
        assertThat(answer.images().size() + answer.texts("urls").size()).isEqualTo(fields.contains("n=2") ? 2 : 1);
    }

    @Test
    void listsModels() {
        assertThat(client.run(Call.of("models", "")).texts("models"))
                .contains("gpt-image-2.5-flare system stays", "dall-e-2 system 2026-05-12");
        assertThat(client.run(Call.of("model", "").with("model", "gpt-image-1")).texts("models"))
                .containsExactly("gpt-image-1 system 2026-10-23");
    }

    /** As OpenAI does; the client names no type and no file unless it is told to. */
    @Test
    void learnsThatUntypedFilesAreRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("photo.png"), PHOTO);
        String fields = "prompt=make it night;model=gpt-image-2.5-flare";

        Answer path = client.run(Call.of("edit", fields).with("path", file.toString()));
        Answer bytes = client.run(Call.of("edit", fields).with("bytes", PHOTO));

        assertThat(path.get("exception")).isEqualTo("BadRequestException");
        assertThat(path.get("code")).isEqualTo("unsupported_file_mimetype");
        assertThat(bytes.get("exception")).isEqualTo("BadRequestException");
        assertThat(bytes.get("param")).isEqualTo("image");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a fox               | model=gpt-image-2.5-flare;size=1000x1000     | BadRequestException       | 400 | invalid_value | size
            a fox               | model=dall-e-2;size=300x300                  | BadRequestException       | 400 | invalid_value | size
            a fox               | model=dall-e-3;n=2                           | BadRequestException       | 400 | integer_above_max_value | n
            a fox               | model=no-such-model                          | BadRequestException       | 400 | invalid_value | model
            a fox               | model=gpt-image-2;style=vivid                | BadRequestException       | 400 | unknown_parameter | style
            sandbox:policy      | model=gpt-image-2                            | BadRequestException       | 400 | moderation_blocked | none
            sandbox:policy-output | model=gpt-image-2                          | BadRequestException       | 400 | moderation_blocked | none
            sandbox:unverified  | model=gpt-image-2                            | PermissionDeniedException | 403 | none | none
            sandbox:429         | model=gpt-image-2                            | RateLimitException        | 429 | rate_limit_exceeded | none
            sandbox:credit      | model=gpt-image-2                            | RateLimitException        | 429 | credit_balance_exhausted | none
            sandbox:500         | model=gpt-image-2                            | InternalServerException   | 500 | server_error | none
            """)
    void meetsTypedRefusals(String prompt, String fields, String exception, int status, String code, String param) {
        Answer answer = client.run(Call.of("generate", "prompt=" + prompt + ";" + fields));

        assertThat(answer.get("exception")).isEqualTo(exception);
        assertThat(answer.get("status")).isEqualTo(status);
        assertThat(answer.get("code")).isEqualTo(code);
        assertThat(answer.get("param")).isEqualTo(param);
        assertThat((String) answer.get("request-id")).startsWith("req_");
    }

    @ParameterizedTest
    @CsvSource({"generate", "stream", "models", "edit", "vary"})
    void meetsARefusedKeyEverywhere(String operation) throws IOException {
        try (OfficialClient stranger = new OfficialClient(sandbox.url(), "sk-invalid-1", 0)) {
            String fields = operation.equals("vary") ? "" : "model=gpt-image-2.5-flare;prompt=a fox";
            Answer answer = stranger.run(Call.of(operation, fields).image(PHOTO));

            assertThat(answer.get("exception")).isEqualTo("UnauthorizedException");
            assertThat(answer.get("code")).isEqualTo("invalid_api_key");
        }
    }

    @Test
    void meetsAModelThatIsNotListed() {
        Answer answer = client.run(Call.of("model", "").with("model", "no-such-model"));

        assertThat(answer.get("exception")).isEqualTo("NotFoundException");
        assertThat(answer.get("code")).isEqualTo("model_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox:429 and a fox", "sandbox:500 and a fox"})
    void getsItsPictureAfterOneRepeat(String prompt) throws IOException {
        try (OfficialClient patient = new OfficialClient(sandbox.url(), "sk-anything", 1)) {
            Answer answer = patient.run(Call.of("generate", "model=gpt-image-2.5-flare;quality=low;prompt=" + prompt));

            assertThat(answer.get("exception")).isNull();
            assertThat(answer.images()).hasSize(1);
        }
    }

    @Test
    void meetsAnErrorInTheMiddleOfAStream() {
        Answer answer = client.run(Call.of(
                "stream", "prompt=sandbox:broken-stream;model=gpt-image-2.5-flare;quality=low;partial_images=2"));

        assertThat(answer.get("exception")).isEqualTo("SseException");
        assertThat((String) answer.get("code")).isEqualTo("image_generation_failed");
    }

    private static ImageHeader header(byte[] image) throws IOException {
        return ImageHeader.read(new ByteArrayInputStream(image)).orElseThrow();
    }

    private static byte[] png(int edge, Color color) {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, edge, edge);
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
