package dev.easel.testing;

import dev.easel.config.Environment;
import dev.easel.config.Settings;
import dev.easel.config.SettingsReader;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.prompt.StyleBook;
import java.nio.file.Path;
import java.util.Map;

/** What this version comes with: the files in {@code config}. */
public final class Shipped {
    /** Read once: worlds of the simulation ask a thousand times. */
    private static final Settings WITHOUT_VARIABLES = settings(Map.of());

    private Shipped() {}

    public static ModelCatalogue catalogue() {
        return WITHOUT_VARIABLES.catalogue();
    }

    /** The profile of {@code config/servers.yaml} with this name. */
    public static ServerProfile server(String name) {
        return settings(Map.of("EASEL_PROVIDER_SERVER", name)).provider().server();
    }

    public static StyleBook styles() {
        return WITHOUT_VARIABLES.batch().styles();
    }

    /** The settings of somebody who sets nothing but these variables. */
    public static Settings settings(Map<String, String> variables) {
        return SettingsReader.read(Environment.of(variables), Path.of(""));
    }
}
