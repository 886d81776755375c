package dev.easel.platform.cli;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.text.Wording;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands, their options and their help. */
final class CliCommands {
    static final String MASK = "--mask";
    static final String MARKED = "--marked";
    static final String PROMPTS = "--prompts";
    static final String PREVIEW = "--preview-mask";
    static final String DRY_RUN = "--dry-run";
    static final String MORE = "--image";
    static final String SANDBOX = "sandbox";
    static final String QUOTA = "quota";
    static final String DISCORD_INVITE = "discord-invite";
    static final String HEALTHCHECK = "healthcheck";
    static final String BACKUP = "backup";
    static final String DOCTOR = "doctor";
    static final String RESTORE = "restore";
    static final String MIGRATE = "migrate";
    static final String SLACK_MANIFEST = "slack-manifest";
    static final String URL = "--url";
    static final String FROM = "--from";
    static final String TO = "--to";
    static final int DEFAULT_SANDBOX_PORT = 9090;

    private CliCommands() {}

    static CommandSpec root() {
        Wording wording = Wording.in(Locale.getDefault());
        CommandSpec root = command("easel", wording)
                .addSubcommand("run", command("run", wording))
                .addSubcommand(CommandName.IMAGINE.word(), imagine(wording))
                .addSubcommand(CommandName.EDIT.word(), edit(wording))
                .addSubcommand(CommandName.VARIATIONS.word(), variations(wording))
                .addSubcommand(SANDBOX, sandbox(wording))
                .addSubcommand(MIGRATE, migrate(wording))
                .addSubcommand(QUOTA, CliQuotaCommands.quota(wording))
                .addSubcommand(BACKUP, kept(BACKUP, "backup.file", wording))
                .addSubcommand(RESTORE, kept(RESTORE, "restore.file", wording))
                .addSubcommand(SLACK_MANIFEST, slackManifest(wording))
                .addSubcommand(DISCORD_INVITE, command(DISCORD_INVITE, wording))
                .addSubcommand(DOCTOR, doctor(wording))
                .addSubcommand(HEALTHCHECK, command(HEALTHCHECK, wording));
        root.version("easel " + version());
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description(wording.command("version"))
                .build());
        return root;
    }

    private static CommandSpec imagine(Wording wording) {
        CommandSpec spec = drawing(CommandName.IMAGINE, wording);
        spec.addPositional(prompt("0..*", "0..*", wording.command("imagine.prompt")));
        return spec.addOption(file(PROMPTS, Path.class, wording.command("imagine.prompts")));
    }

    private static CommandSpec edit(Wording wording) {
        CommandSpec spec = drawing(CommandName.EDIT, wording);
        spec.addPositional(image(wording.command("edit.image")));
        spec.addPositional(prompt("1..*", "0..*", wording.command("edit.prompt")));
        spec.addOption(file(MASK, Path.class, wording.command("edit.mask")));
        spec.addOption(file(MARKED, Path.class, wording.command("edit.marked")));
        spec.addOption(file(PREVIEW, Path.class, wording.command("edit.preview")));
        return spec.addOption(file(MORE, Path[].class, wording.command("edit.more")));
    }

    private static CommandSpec variations(Wording wording) {
        CommandSpec spec = drawing(CommandName.VARIATIONS, wording);
        spec.addPositional(image(wording.command("variations.image")));
        return spec.addPositional(prompt("1..*", "0..*", wording.command("variations.prompt")));
    }

    private static PositionalParamSpec prompt(String index, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel("PROMPT")
                .index(index)
                .arity(arity)
                .required(arity.startsWith("1"))
                .type(String[].class)
                .description(description)
                .build();
    }

    private static PositionalParamSpec image(String description) {
        return PositionalParamSpec.builder()
                .paramLabel("IMAGE")
                .index("0")
                .arity("1")
                .required(true)
                .type(Path.class)
                .description(description)
                .build();
    }

    private static OptionSpec file(String name, Class<?> type, String description) {
        return OptionSpec.builder(name)
                .paramLabel("FILE")
                .type(type)
                .description(description)
                .build();
    }

    private static CommandSpec drawing(CommandName name, Wording wording) {
        CommandSpec spec = command(name.word(), wording);
        for (CommandOption option : CommandOption.of(name)) {
            spec.addOption(option(option, wording));
        }
        spec.addOption(OptionSpec.builder(DRY_RUN)
                .type(boolean.class)
                .description(wording.command("dry-run"))
                .build());
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("DIR")
                .type(Path.class)
                .defaultValue("")
                .description(wording.command("out"))
                .build());
        return spec;
    }

    private static OptionSpec option(CommandOption option, Wording wording) {
        OptionSpec.Builder builder =
                OptionSpec.builder("--" + option.word()).description(wording.command("option." + option.word()));
        return switch (option.kind()) {
            case TEXT ->
                builder.type(String.class)
                        .paramLabel(option.word().toUpperCase(Locale.ROOT))
                        .build();
            case NUMBER -> builder.type(String.class).paramLabel("N").build();
            case SWITCH -> builder.type(boolean.class).build();
        };
    }

    private static CommandSpec sandbox(Wording wording) {
        return command(SANDBOX, wording)
                .addOption(OptionSpec.builder("--port")
                        .paramLabel("PORT")
                        .type(int.class)
                        .defaultValue(String.valueOf(DEFAULT_SANDBOX_PORT))
                        .description(wording.command("port"))
                        .build());
    }

    private static CommandSpec kept(String name, String file, Wording wording) {
        return command(name, wording)
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .index("0")
                        .arity("1")
                        .required(true)
                        .type(Path.class)
                        .description(wording.command(file))
                        .build());
    }

    private static CommandSpec slackManifest(Wording wording) {
        return command(SLACK_MANIFEST, wording)
                .addOption(OptionSpec.builder(URL)
                        .paramLabel("URL")
                        .type(String.class)
                        .description(wording.command("url"))
                        .build());
    }

    private static CommandSpec doctor(Wording wording) {
        return command(DOCTOR, wording)
                .addOption(OptionSpec.builder(CliQuotaCommands.JSON)
                        .type(boolean.class)
                        .description(wording.command("doctor.json"))
                        .build());
    }

    private static CommandSpec migrate(Wording wording) {
        return command(MIGRATE, wording)
                .addOption(database(FROM, wording.command("from")))
                .addOption(database(TO, wording.command("to")));
    }

    private static OptionSpec database(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("DATABASE")
                .type(String.class)
                .required(true)
                .description(description)
                .build();
    }

    private static CommandSpec command(String name, Wording wording) {
        return command(name, wording.command(name), wording);
    }

    /** A command that can explain itself. */
    static CommandSpec command(String name, String description, Wording wording) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).abbreviateSynopsis(true);
        return spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(wording.command("help"))
                .build());
    }

    private static String version() {
        String version = CliCommands.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
