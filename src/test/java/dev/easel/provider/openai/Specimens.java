package dev.easel.provider.openai;

import dev.easel.config.Environment;
import dev.easel.config.SettingsReader;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Dialect;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageHeader;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageRequest.Variation;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Mask;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.PriceList;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.PathStyle;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.core.image.ServerProfile.RetiredModels;
import dev.easel.core.image.ServerProfile.UnknownModels;
import dev.easel.core.image.SizeRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Valid things to test with. */
final class Specimens {
    static final String KEY = "sk-very-secret";
    static final OpenAiServer.Timeouts QUICK = new OpenAiServer.Timeouts(
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

    private static final PriceList PRICES = new PriceList(5_000, 8_000, 30_000, 0, List.of());

    private Specimens() {}

    static ModelCatalogue catalogue() {
        return new ModelCatalogue(
                List.of(
                        model(
                                "gpt-image-2",
                                Parameter.QUALITY,
                                Parameter.BACKGROUND,
                                Parameter.OUTPUT_FORMAT,
                                Parameter.OUTPUT_COMPRESSION,
                                Parameter.MODERATION,
                                Parameter.USER,
                                Parameter.SAFETY_IDENTIFIER),
                        model(
                                "dall-e-3",
                                Parameter.QUALITY,
                                Parameter.STYLE,
                                Parameter.RESPONSE_FORMAT,
                                Parameter.USER),
                        model("dall-e-2", Parameter.QUALITY, Parameter.RESPONSE_FORMAT, Parameter.USER),
                        model("streams", Parameter.OUTPUT_FORMAT, Parameter.STREAM, Parameter.PARTIAL_IMAGES),
                        model(
                                "gpt-image-1",
                                Parameter.QUALITY,
                                Parameter.MODERATION,
                                Parameter.INPUT_FIDELITY,
                                Parameter.USER),
                        model("plain")),
                Map.of());
    }

    static ServerProfile profile(ResponseFormat responseFormat) {
        return profile(responseFormat, EnumSet.allOf(Operation.class));
    }

    static ServerProfile profile(ResponseFormat responseFormat, Set<Operation> operations) {
        return new ServerProfile(
                "openai",
                List.of(),
                "Authorization",
                "Bearer ",
                PathStyle.V1,
                Map.of(),
                operations,
                responseFormat,
                UnknownModels.SEND,
                RetiredModels.SEND,
                Dialect.DOCUMENTED);
    }

    static Generation generation(String model) {
        return new Generation(
                new ModelId(model), new Prompt("a \"red\" fox 🦊"), 1, RenderOptions.of(new Pixels(1024, 1024)));
    }

    /** One image and so many previews of it. */
    static Generation streamed(int previews) {
        Generation plain = generation("streams");
        return new Generation(
                plain.model(), plain.prompt(), plain.count(), plain.options().withPreviews(previews));
    }

    /** A profile of {@code config/servers.yaml}. */
    static ServerProfile shipped(String name) {
        return SettingsReader.read(Environment.of(Map.of("EASEL_PROVIDER_SERVER", name)), Path.of(""))
                .provider()
                .server();
    }

    static Edit edit(BlobStore blobs, byte[]... images) {
        return edit(blobs, null, images);
    }

    static Edit edit(BlobStore blobs, @Nullable Mask mask, byte[]... images) {
        return new Edit(
                new ModelId("gpt-image-2"),
                new Prompt("make it night 🌙"),
                Arrays.stream(images).map(image -> kept(blobs, image)).toList(),
                mask,
                1,
                everyOption());
    }

    static Variation variation(BlobStore blobs) {
        return new Variation(
                new ModelId("dall-e-2"), kept(blobs, png(500, 9)), 2, RenderOptions.of(new Pixels(512, 512)));
    }

    /** Puts an image into a store. */
    static ImageRef kept(BlobStore blobs, byte[] image) {
        try (BlobSink sink = blobs.create()) {
            sink.write(image);
            ImageHeader header =
                    ImageHeader.read(new ByteArrayInputStream(image)).orElseThrow();
            return new ImageRef(sink.keep().sha256(), header.format(), header.size(), image.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RenderOptions everyOption() {
        return new RenderOptions(
                ImageSize.AUTO, "low", "opaque", ImageFormat.JPEG, 80, "vivid", "low", "high", null, 0);
    }

    /** Bytes that begin like a PNG of 3 x 2 pixels and go on at random. */
    static byte[] png(int bytes, long seed) {
        byte[] image = new byte[Math.max(bytes, 24)];
        new Random(seed).nextBytes(image);
        ByteBuffer.wrap(image)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(3)
                .putInt(2);
        return image;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String answer(byte[]... images) {
        String data = Arrays.stream(images)
                .map(image -> "{\"b64_json\":\"" + base64(image) + "\"}")
                .collect(Collectors.joining(","));
        return "{\"created\":1,\"data\":[" + data + "],\"usage\":{\"input_tokens\":12,\"output_tokens\":196,"
                + "\"total_tokens\":208,\"input_tokens_details\":{\"text_tokens\":10,\"image_tokens\":2}}}";
    }

    private static ModelSpec model(String id, Parameter... parameters) {
        return new ModelSpec(
                new ModelId(id),
                "test",
                EnumSet.allOf(Operation.class),
                new SizeRule.Open(),
                10,
                32_000,
                16,
                ModelSpec.PromptHandling.VERBATIM,
                Arrays.stream(parameters).collect(Collectors.toMap(Function.identity(), ignored -> List.of())),
                PRICES,
                null,
                null);
    }
}
