package dev.easel.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/**
 * The core's values as JSON. What is written today is read for years, so names never change here; unknown fields are
 * skipped, because a newer Easel may have written them.
 */
final class Codec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addMixIn(Failure.class, Kinds.class)
            .addMixIn(ImageRequest.class, Kinds.class)
            .addMixIn(ImageSize.class, Kinds.class)
            .addMixIn(Incoming.class, Kinds.class)
            .addModule(words())
            .build();

    private Codec() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName(), e);
        }
    }

    /** @throws IllegalStateException when the text is not what {@link #write} makes of such a value */
    static <T> T read(String json, Class<T> type) {
        try {
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw new IllegalStateException("a stored " + type.getSimpleName() + " is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            // Without the text and without Jackson's message, which quotes it: it may hold a prompt or a credential.
            e.clearLocation();
            throw new IllegalStateException("a stored " + type.getSimpleName() + " can't be read: "
                    + e.getClass().getSimpleName());
        }
    }

    /** The member that tells the cases of a closed choice apart. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinds {}

    private static Module words() {
        SimpleModule module = new SimpleModule();
        addText(module, PlatformId.class, PlatformId::name, PlatformId::new);
        addText(module, ModelId.class, ModelId::value, ModelId::new);
        addText(module, Locale.class, Locale::toLanguageTag, Locale::forLanguageTag);
        addText(module, Instant.class, Instant::toString, Instant::parse);
        addText(module, Duration.class, Duration::toString, Duration::parse);
        module.registerSubtypes(
                new NamedType(ImageRequest.Generation.class, "generation"),
                new NamedType(ImageRequest.Edit.class, "edit"),
                new NamedType(ImageRequest.Variation.class, "variation"),
                new NamedType(Incoming.Command.class, "command"),
                new NamedType(Incoming.Mention.class, "mention"),
                new NamedType(Incoming.Reaction.class, "reaction"),
                new NamedType(Incoming.Press.class, "press"),
                new NamedType(Incoming.Submission.class, "submission"),
                new NamedType(Incoming.MaskSubmission.class, "mask-submission"),
                new NamedType(ImageSize.Auto.class, "auto"),
                new NamedType(ImageSize.Pixels.class, "pixels"),
                new NamedType(Failure.UserError.class, "user-error"),
                new NamedType(Failure.PolicyRefusal.class, "policy-refusal"),
                new NamedType(Failure.QuotaExceeded.class, "quota-exceeded"),
                new NamedType(Failure.QueueFull.class, "queue-full"),
                new NamedType(Failure.Busy.class, "busy"),
                new NamedType(Failure.Barred.class, "barred"),
                new NamedType(Failure.ProviderTransient.class, "provider-transient"),
                new NamedType(Failure.ProviderPermanent.class, "provider-permanent"),
                new NamedType(Failure.Undeliverable.class, "undeliverable"),
                new NamedType(Failure.Expired.class, "expired"),
                new NamedType(Failure.Interrupted.class, "interrupted"),
                new NamedType(Failure.Internal.class, "internal"));
        return module;
    }

    private static <T> void addText(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return read.apply(in.getText());
            }
        });
    }
}
