package dev.easel.doctor;

import static dev.easel.doctor.Complaint.broken;
import static dev.easel.doctor.Complaint.warning;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Images API and its key. */
final class ProviderChecks {
    static final List<Check> ALL = List.of(
            new Check("provider-reachable", ProviderChecks::reachable),
            new Check("provider-key", ProviderChecks::key),
            new Check("provider-key-missing", ProviderChecks::keyMissing),
            new Check("provider-key-shape", ProviderChecks::keyShape),
            new Check("provider-encryption", ProviderChecks::encryption),
            new Check("provider-kind", ProviderChecks::kind));

    private static final String OPENAI = "api.openai.com";
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<Integer> REJECTED = Set.of(401, 403);

    private ProviderChecks() {}

    /** What the server says its models are; not reached where there is no server to ask. */
    static Web.Answer models(Patient patient) {
        Settings.Provider provider = patient.settings().provider();
        String base = String.valueOf(provider.baseUrl()).replaceFirst("(/v1)?/*$", "");
        Secret key = provider.key();
        return key == null
                ? patient.web().get(base + "/v1/models")
                : patient.web()
                        .get(
                                base + "/v1/models",
                                provider.server().authHeader(),
                                provider.server().authPrefix() + key.value());
    }

    private static @Nullable Complaint reachable(Patient patient) {
        return !patient.pays() || models(patient).isReached()
                ? null
                : broken(
                        "Nothing answers at %s."
                                .formatted(patient.settings().provider().baseUrl()),
                        "curl -i %s".formatted(patient.settings().provider().baseUrl()));
    }

    private static @Nullable Complaint key(Patient patient) {
        return patient.pays() && REJECTED.contains(models(patient).status())
                ? broken(
                        "The Images API rejects the key.",
                        "echo 'OPENAI_API_KEY=NEW-KEY' >> .env    # from https://platform.openai.com/api-keys")
                : null;
    }

    private static @Nullable Complaint keyMissing(Patient patient) {
        return isOpenAi(patient) && patient.settings().provider().key() == null
                ? broken(
                        "OPENAI_BASE_URL is OpenAI's, but OPENAI_API_KEY is not set.",
                        "echo 'OPENAI_API_KEY=YOUR-KEY' >> .env")
                : null;
    }

    private static @Nullable Complaint keyShape(Patient patient) {
        Secret key = patient.settings().provider().key();
        return isOpenAi(patient) && key != null && !key.value().startsWith("sk-")
                ? warning(
                        "OPENAI_API_KEY doesn't look like a key of OpenAI, which begins with sk-.",
                        "echo 'OPENAI_API_KEY=sk-...' >> .env")
                : null;
    }

    private static @Nullable Complaint encryption(Patient patient) {
        String base = patient.settings().provider().baseUrl();
        if (base == null
                || !base.startsWith("http:")
                || patient.settings().provider().key() == null) {
            return null;
        }
        String host = String.valueOf(URI.create(base).getHost());
        return HERE.contains(host)
                ? null
                : warning(
                        "The key and all prompts go to %s without encryption.".formatted(host),
                        "echo 'OPENAI_BASE_URL=%s' >> .env".formatted(base.replaceFirst("http:", "https:")));
    }

    private static @Nullable Complaint kind(Patient patient) {
        String better = patient.settings().provider().betterServer();
        return better == null
                ? null
                : warning(
                        "OPENAI_BASE_URL looks like a server of the kind %s, but is taken for %s."
                                .formatted(
                                        better,
                                        patient.settings().provider().server().name()),
                        "EASEL_PROVIDER_SERVER=%s ./easel run".formatted(better));
    }

    static boolean isOpenAi(Patient patient) {
        String base = patient.settings().provider().baseUrl();
        return base != null && OPENAI.equals(URI.create(base).getHost());
    }
}
