package dev.easel.architecture;

import java.util.List;
import java.util.Map;

/**
 * Package → the packages of ours that it may use. {@code core..} means every package of the core. A package that is not
 * here is an error: whoever adds one decides what it may see, and gives the reason in the commit.
 */
final class MayUse {
    private static final String CORE = "core..";

    static final Map<String, List<String>> LIST = Map.ofEntries(
            Map.entry("app", List.of("..")),
            Map.entry("config", List.of(CORE)),
            Map.entry("core.failure", List.of()),
            Map.entry("core.identity", List.of()),
            Map.entry("core.image", List.of("core.failure")),
            Map.entry("core.gallery", List.of("core.identity", "core.image")),
            Map.entry("core.text", List.of("core.failure")),
            Map.entry("core.chat", List.of("core.identity", "core.image", "core.gallery", "core.text")),
            Map.entry("core.quota", List.of("core.identity")),
            Map.entry("core.person", List.of("core.identity", "core.image", "core.quota")),
            Map.entry("core.prompt", List.of("core.failure")),
            Map.entry("core.batch", List.of("core.chat", "core.failure", "core.identity", "core.image", "core.job")),
            Map.entry("core.house", List.of("core.identity", "core.image", "core.quota")),
            Map.entry(
                    "core.job",
                    List.of(
                            "core.failure",
                            "core.identity",
                            "core.image",
                            "core.gallery",
                            "core.text",
                            "core.chat",
                            "core.quota")),
            Map.entry("core.spend", List.of("core.image", "core.job")),
            Map.entry("doctor", List.of(CORE, "config")),
            Map.entry("download", List.of()),
            Map.entry("engine", List.of(CORE, "engine.desk")),
            Map.entry("engine.desk", List.of(CORE)),
            Map.entry("imaging", List.of(CORE)),
            Map.entry("logs", List.of()),
            Map.entry("metrics", List.of(CORE)),
            Map.entry("platform.cli", List.of(CORE)),
            Map.entry("platform.discord", List.of(CORE, "download")),
            Map.entry("platform.playground", List.of(CORE, "web.server")),
            Map.entry("platform.slack", List.of(CORE, "download", "web.server")),
            Map.entry("provider.openai", List.of(CORE)),
            Map.entry("sandbox", List.of("web.server", "sandbox.paint")),
            Map.entry("sandbox.paint", List.of()),
            Map.entry("storage", List.of(CORE)),
            Map.entry("web.maskeditor", List.of(CORE, "web.server")),
            Map.entry("web.originals", List.of(CORE, "web.server")),
            Map.entry("web.admin", List.of(CORE, "web.server")),
            Map.entry("words", List.of(CORE)),
            Map.entry("web.server", List.of()));

    private MayUse() {}

    /** Whether a rule of the list covers a package. */
    static boolean covers(String rule, String name) {
        return rule.equals("..")
                || rule.equals(name)
                || (rule.endsWith("..") && name.startsWith(rule.substring(0, rule.length() - 1)));
    }
}
