package dev.easel.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.image.Operation;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.text.Suggestion;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code servers.yaml} and chooses the profile of the configured server. */
final class ServersReader {
    private static final String COMPATIBLE = "compatible";
    private static final String OPENAI = "openai";
    private static final String SANDBOX = "sandbox";

    private final Map<String, ServerProfile> profiles = new LinkedHashMap<>();
    private final List<String> problems;

    ServersReader(ObjectNode tree, List<String> problems) {
        this.problems = problems;
        Fields root = new Fields(tree, "servers.yaml: ", problems);
        root.allowOnly(List.of("servers"));
        root.section("servers")
                .sections()
                .forEach((name, fields) -> profiles.put(name, new ServerReader(fields).read(name)));
        for (String name : List.of(COMPATIBLE, SANDBOX)) {
            if (!profiles.containsKey(name)) {
                root.problem("servers", "must have the profile " + name);
            }
        }
    }

    /** The operations that a row names. */
    static List<Operation> operations(Fields fields) {
        List<Operation> operations = new ArrayList<>();
        for (String name : fields.texts("operations")) {
            try {
                operations.add(Operation.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                fields.problem("operations", "must be some of generation, edit, variation");
            }
        }
        return operations;
    }

    /**
     * The profile of the server in use.
     *
     * @param wanted a profile's name, or {@code auto}
     * @param baseUrl absent: the sandbox
     */
    @Nullable
    ServerProfile choose(String wanted, @Nullable String baseUrl) {
        if (!wanted.equals("auto")) {
            ServerProfile profile = profiles.get(wanted);
            if (profile == null) {
                problems.add("\"provider.server\" must be auto or one of %s.%s"
                        .formatted(String.join(", ", profiles.keySet()), Suggestion.of(wanted, profiles.keySet())));
            }
            return profile;
        }
        if (baseUrl == null) {
            return profiles.get(SANDBOX);
        }
        boolean openAi = findRecognised(baseUrl).filter(OPENAI::equals).isPresent();
        return profiles.get(openAi ? OPENAI : COMPATIBLE);
    }

    /**
     * The profile that knows the server's host, when {@code auto} did not choose it: only the operator can tell whether
     * a gateway there speaks as its neighbours do.
     */
    @Nullable
    String findBetter(String wanted, @Nullable String baseUrl) {
        return wanted.equals("auto") && baseUrl != null
                ? findRecognised(baseUrl).filter(name -> !name.equals(OPENAI)).orElse(null)
                : null;
    }

    private Optional<String> findRecognised(String baseUrl) {
        String host = hostOf(baseUrl);
        return profiles.values().stream()
                .filter(profile -> profile.recognises(host))
                .map(ServerProfile::name)
                .findFirst();
    }

    private static String hostOf(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
