package dev.easel.doctor;

import static dev.easel.doctor.Complaint.warning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The configured model, and what models cost. */
final class ModelChecks {
    static final List<Check> ALL = List.of(
            new Check("model-unknown", ModelChecks::unknown),
            new Check("model-shutdown", ModelChecks::shutdown),
            new Check("model-not-served", ModelChecks::notServed),
            new Check("price-table", ModelChecks::priceTable));

    private static final int WARNED_DAYS = 30;
    private static final int STALE_DAYS = 270;

    private ModelChecks() {}

    private static ModelId model(Patient patient) {
        return patient.settings().image().model();
    }

    private static @Nullable Complaint unknown(Patient patient) {
        return patient.settings().catalogue().find(model(patient)).isPresent()
                ? null
                : warning(
                        "The model %s is not in config/models.yaml, so that its price is taken for the dearest."
                                .formatted(model(patient)),
                        "EASEL_IMAGE_MODEL=gpt-image-2.5-flare ./easel run");
    }

    private static @Nullable Complaint shutdown(Patient patient) {
        Optional<ModelSpec> spec = patient.settings().catalogue().find(model(patient));
        LocalDate date = spec.map(ModelSpec::shutdown).orElse(null);
        LocalDate today = LocalDate.ofInstant(patient.now(), ZoneOffset.UTC);
        if (date == null || date.isAfter(today.plusDays(WARNED_DAYS))) {
            return null;
        }
        ModelId replacement = spec.map(ModelSpec::replacement).orElse(model(patient));
        return warning(
                "The configured model %s %s on %s."
                        .formatted(model(patient), date.isAfter(today) ? "is shut down" : "was shut down", date),
                "EASEL_IMAGE_MODEL=%s ./easel run".formatted(replacement));
    }

    /** Some servers list no models, or not those that draw: only a list that names models says something. */
    private static @Nullable Complaint notServed(Patient patient) {
        if (!patient.pays() || !ProviderChecks.models(patient).isOk()) {
            return null;
        }
        JsonNode data = ProviderChecks.models(patient).json().path("data");
        boolean served = StreamSupport.stream(data.spliterator(), false)
                .anyMatch(row -> row.path("id").asText().equals(model(patient).value()));
        return served || data.isEmpty()
                ? null
                : warning(
                        "The Images API doesn't list the configured model %s.".formatted(model(patient)),
                        "EASEL_IMAGE_MODEL=%s ./easel run"
                                .formatted(data.path(0).path("id").asText()));
    }

    /** The file's own age is that of its prices: it is changed when they are. */
    private static @Nullable Complaint priceTable(Patient patient) {
        Path file = patient.home().resolve("config").resolve("models.yaml");
        try {
            if (!patient.pays() || !Files.exists(file)) {
                return null;
            }
            long days = Duration.between(Files.getLastModifiedTime(file).toInstant(), patient.now())
                    .toDays();
            return days < STALE_DAYS
                    ? null
                    : warning(
                            "The price table config/models.yaml is %d days old; prices may have changed."
                                    .formatted(days),
                            "git pull");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
