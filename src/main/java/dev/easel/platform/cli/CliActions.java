package dev.easel.platform.cli;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What each command does. */
final class CliActions {
    private static final int MAX_PORT = 65_535;

    private final CliPlatform cli;

    CliActions(CliPlatform cli) {
        this.cli = cli;
    }

    /** Does what the innermost of the parsed commands says. */
    int perform(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand() && !isQuota(command)) {
            command = command.subcommand();
        }
        try {
            Optional<CommandName> drawing =
                    CommandName.find(command.commandSpec().name()).filter(CommandName::draws);
            if (drawing.isPresent()) {
                return draw(drawing.get(), command);
            }
            return switch (command.commandSpec().name()) {
                case CliCommands.SANDBOX -> cli.doors().sandbox(port(command));
                case CliCommands.MIGRATE ->
                    cli.doors()
                            .migrate(
                                    database(CliCommands.FROM, "sqlite", command),
                                    database(CliCommands.TO, "postgres", command));
                case CliCommands.QUOTA -> new CliQuota(cli, command).perform();
                case CliCommands.BACKUP -> cli.doors().backup(command.matchedPositionalValue(0, Path.of("")));
                case CliCommands.RESTORE -> cli.doors().restore(command.matchedPositionalValue(0, Path.of("")));
                case CliCommands.SLACK_MANIFEST ->
                    cli.doors().slackManifest(command.matchedOptionValue(CliCommands.URL, null));
                case CliCommands.DISCORD_INVITE -> cli.doors().discordInvite();
                case CliCommands.DOCTOR -> cli.doors().doctor(command.matchedOptionValue(CliQuotaCommands.JSON, false));
                case CliCommands.HEALTHCHECK -> cli.doors().healthcheck();
                default -> cli.doors().run();
            };
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ExecutionException(command.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** It has commands of its own. */
    private static boolean isQuota(ParseResult command) {
        return command.commandSpec().name().equals(CliCommands.QUOTA);
    }

    private int draw(CommandName name, ParseResult parsed) {
        Path folder = parsed.matchedOptionValue("--out", Path.of(""));
        CliSession session = new CliSession(UUID.randomUUID().toString(), folder, cli.out(), cli.err());
        String prompt = prompt(name == CommandName.IMAGINE ? 0 : 1, parsed);
        Incoming.Command command = CliInbound.command(name, parsed, prompt, System.getProperty("user.name"), session);
        if (parsed.hasMatchedOption(CliCommands.PREVIEW)) {
            return new CliPreview(cli, parsed, parsed.matchedOptionValue(CliCommands.PREVIEW, Path.of("")))
                    .write(command);
        }
        boolean listed = parsed.hasMatchedOption(CliCommands.PROMPTS);
        if (listed && !prompt.isEmpty()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "Give PROMPT or " + CliCommands.PROMPTS + ", not both");
        }
        if (name != CommandName.VARIATIONS && !listed && prompt.isEmpty()) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "Missing required parameter: 'PROMPT'");
        }
        if (parsed.hasMatchedOption(CliCommands.DRY_RUN)) {
            return new CliQuote(cli).print(command);
        }
        requireFolder(folder, parsed);
        return cli.doors().converse(blobs -> new CliMessenger(blobs, session), new CliAttachments(), inbox -> {
            cli.doors()
                    .onInterrupt(() -> session.interrupt(control -> inbox.accept(CliInbound.press(command, control))));
            inbox.accept(command);
            return session.await();
        });
    }

    /** The words from a place on. */
    private static String prompt(int position, ParseResult parsed) {
        return parsed.matchedPositionals().stream()
                .filter(positional -> positional.index().min() == position
                        && positional.type().isArray())
                .map(positional -> positional.<String[]>getValue())
                .findFirst()
                .map(words -> String.join(" ", words))
                .orElse("");
    }

    private static void requireFolder(Path folder, ParseResult parsed) {
        try {
            Files.createDirectories(folder.toAbsolutePath());
            if (Files.isWritable(folder.toAbsolutePath())) {
                return;
            }
        } catch (IOException e) {
            // said below
        }
        throw new ParameterException(
                parsed.commandSpec().commandLine(),
                "Files can't be written to the folder %s; name another one with --out".formatted(folder));
    }

    /** The word for the configured database, or a URL of the same kind. */
    private static String database(String option, String word, ParseResult parsed) {
        String value = parsed.matchedOptionValue(option, word);
        if (!value.equals(word) && !value.startsWith("jdbc:" + word)) {
            // Not repeated: it may hold a password.
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "%s must be %s, or a URL that begins with jdbc:%s".formatted(option, word, word));
        }
        return value;
    }

    private static int port(ParseResult parsed) {
        int port = parsed.matchedOptionValue("--port", CliCommands.DEFAULT_SANDBOX_PORT);
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "--port must be 0 to " + MAX_PORT);
        }
        return port;
    }
}
