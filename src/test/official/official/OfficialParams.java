package official;

import com.openai.core.JsonValue;
import com.openai.core.MultipartField;
import com.openai.models.images.ImageCreateVariationParams;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageEditParams.Image;
import com.openai.models.images.ImageGenerateParams;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds what the official client sends. {@code images} are bytes, sent with a {@code type} and a name as OpenAI wants
 * them; {@code path} is a file and {@code bytes} are bytes as the client sends them when nobody tells it better.
 */
final class OfficialParams {
    private final Map<String, Object> call;

    OfficialParams(Map<String, Object> call) {
        this.call = call;
    }

    ImageGenerateParams generation() {
        ImageGenerateParams.Builder params = ImageGenerateParams.builder();
        fields().forEach((name, value) -> {
            switch (name) {
                case "prompt" -> params.prompt(value);
                case "model" -> params.model(value);
                case "n" -> params.n(Long.parseLong(value));
                case "size" -> params.size(value);
                case "quality" -> params.quality(ImageGenerateParams.Quality.of(value));
                case "style" -> params.style(ImageGenerateParams.Style.of(value));
                case "background" -> params.background(ImageGenerateParams.Background.of(value));
                case "output_format" -> params.outputFormat(ImageGenerateParams.OutputFormat.of(value));
                case "output_compression" -> params.outputCompression(Long.parseLong(value));
                case "moderation" -> params.moderation(ImageGenerateParams.Moderation.of(value));
                case "response_format" -> params.responseFormat(ImageGenerateParams.ResponseFormat.of(value));
                case "partial_images" -> params.partialImages(Long.parseLong(value));
                case "complexity" -> params.complexity(ImageGenerateParams.Complexity.of(value));
                case "safety_identifier" -> params.safetyIdentifier(value);
                case "user" -> params.user(value);
                default -> params.putAdditionalBodyProperty(name, JsonValue.from(value));
            }
        });
        return params.build();
    }

    ImageEditParams edit() {
        ImageEditParams.Builder params = ImageEditParams.builder();
        fields().forEach((name, value) -> {
            switch (name) {
                case "prompt" -> params.prompt(value);
                case "model" -> params.model(value);
                case "n" -> params.n(Long.parseLong(value));
                case "size" -> params.size(value);
                case "quality" -> params.quality(ImageEditParams.Quality.of(value));
                case "background" -> params.background(ImageEditParams.Background.of(value));
                case "output_format" -> params.outputFormat(ImageEditParams.OutputFormat.of(value));
                case "output_compression" -> params.outputCompression(Long.parseLong(value));
                case "input_fidelity" -> params.inputFidelity(ImageEditParams.InputFidelity.of(value));
                case "response_format" -> params.responseFormat(ImageEditParams.ResponseFormat.of(value));
                case "partial_images" -> params.partialImages(Long.parseLong(value));
                case "safety_identifier" -> params.safetyIdentifier(value);
                case "user" -> params.user(value);
                default -> params.putAdditionalBodyProperty(name, JsonValue.from(value));
            }
        });
        addImages(params);
        return params.build();
    }

    ImageCreateVariationParams variation() {
        ImageCreateVariationParams.Builder params = ImageCreateVariationParams.builder();
        fields().forEach((name, value) -> {
            switch (name) {
                case "model" -> params.model(value);
                case "n" -> params.n(Long.parseLong(value));
                case "size" -> params.size(ImageCreateVariationParams.Size.of(value));
                case "response_format" -> params.responseFormat(ImageCreateVariationParams.ResponseFormat.of(value));
                case "user" -> params.user(value);
                default -> params.putAdditionalBodyProperty(name, JsonValue.from(value));
            }
        });
        return params.image(named(stream(images().getFirst()), "image")).build();
    }

    private void addImages(ImageEditParams.Builder params) {
        if (call.get("path") instanceof String path) {
            params.image(Path.of(path));
        } else if (call.get("bytes") instanceof byte[] bytes) {
            params.image(bytes);
        } else {
            List<InputStream> streams =
                    images().stream().map(OfficialParams::stream).toList();
            params.image(named(
                    streams.size() == 1 ? Image.ofInputStream(streams.getFirst()) : Image.ofInputStreams(streams),
                    "image"));
        }
        if (call.get("mask") instanceof byte[] mask) {
            params.mask(named(stream(mask), "mask"));
        }
    }

    private <T> MultipartField<T> named(T value, String name) {
        return MultipartField.<T>builder()
                .value(value)
                .contentType((String) call.getOrDefault("type", "image/png"))
                .filename(name + ".png")
                .build();
    }

    @SuppressWarnings("unchecked")
    private List<byte[]> images() {
        return (List<byte[]>) call.get("images");
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> fields() {
        return new LinkedHashMap<>((Map<String, String>) call.get("fields"));
    }

    /** Of a length that isn't known beforehand, like any file's, so the client sends the form in chunks. */
    private static InputStream stream(byte[] bytes) {
        return new BufferedInputStream(new ByteArrayInputStream(bytes));
    }
}
