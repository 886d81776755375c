package dev.easel.platform.cli;

import dev.easel.core.text.Wording;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands of the operator's desk. */
final class CliQuotaCommands {
    static final String SHOW = "show";
    static final String SET = "set";
    static final String GRANT = "grant";
    static final String RESET = "reset";
    static final String BAN = "ban";
    static final String UNBAN = "unban";
    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    static final String AUDIT = "audit";

    static final String USER = "USER";
    static final String ROLE = "--role";
    static final String CHANNEL = "--channel";
    static final String SPACE = "--space";
    static final String WHOLE = "--instance";
    static final String IMAGES = "--images";
    static final String BUDGET = "--budget-usd";
    static final String WINDOW = "--window";
    static final String UNLIMITED = "--unlimited";
    static final String UNSET = "--unset";
    static final String FOR = "--for";
    static final String REASON = "--reason";
    static final String LIMIT = "--limit";
    static final String JSON = "--json";

    private final Wording wording;

    private CliQuotaCommands(Wording wording) {
        this.wording = wording;
    }

    static CommandSpec quota(Wording wording) {
        return new CliQuotaCommands(wording).quota();
    }

    private CommandSpec quota() {
        return json(CliCommands.command(CliCommands.QUOTA, wording.command("quota"), wording))
                .addSubcommand(SHOW, json(subject(command(SHOW, "quota.show"), "0..1")))
                .addSubcommand(SET, set())
                .addSubcommand(GRANT, json(why(amounts(subject(command(GRANT, "quota.grant"), "0..1")))))
                .addSubcommand(RESET, json(why(window(subject(command(RESET, "quota.reset"), "0..1")))))
                .addSubcommand(BAN, until(user(command(BAN, "quota.ban"), "1")))
                .addSubcommand(UNBAN, why(user(command(UNBAN, "quota.unban"), "1")))
                .addSubcommand(PAUSE, until(space(command(PAUSE, "quota.pause"))))
                .addSubcommand(RESUME, why(space(command(RESUME, "quota.resume"))))
                .addSubcommand(AUDIT, audit());
    }

    private CommandSpec set() {
        return json(why(amounts(subject(command(SET, "quota.set"), "0..1"))))
                .addOption(flag(UNLIMITED, "quota.unlimited"))
                .addOption(flag(UNSET, "quota.unset"));
    }

    private CommandSpec audit() {
        return json(command(AUDIT, "quota.audit")).addOption(option(LIMIT, "N", "quota.limit"));
    }

    private CommandSpec command(String name, String description) {
        return CliCommands.command(name, wording.command(description), wording);
    }

    private CommandSpec subject(CommandSpec spec, String arity) {
        return space(user(spec, arity))
                .addOption(option(ROLE, "ROLE", "quota.role"))
                .addOption(option(CHANNEL, "CHANNEL", "quota.channel"))
                .addOption(flag(WHOLE, "quota.instance"));
    }

    private CommandSpec user(CommandSpec spec, String arity) {
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(USER)
                .index("0")
                .arity(arity)
                .required(arity.equals("1"))
                .type(String.class)
                .description(wording.command("quota.user"))
                .build());
    }

    private CommandSpec space(CommandSpec spec) {
        return spec.addOption(option(SPACE, "SPACE", "quota.space"));
    }

    private CommandSpec amounts(CommandSpec spec) {
        return window(spec)
                .addOption(option(IMAGES, "N", "quota.images"))
                .addOption(option(BUDGET, "DOLLARS", "quota.budget"));
    }

    private CommandSpec window(CommandSpec spec) {
        return spec.addOption(option(WINDOW, "WINDOW", "quota.window"));
    }

    private CommandSpec until(CommandSpec spec) {
        return spec.addOption(option(FOR, "TIME", "quota.for")).addOption(option(REASON, "TEXT", "quota.reason"));
    }

    private CommandSpec why(CommandSpec spec) {
        return spec.addOption(option(REASON, "TEXT", "quota.why"));
    }

    private CommandSpec json(CommandSpec spec) {
        return spec.addOption(flag(JSON, "quota.json"));
    }

    private OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(wording.command(description))
                .build();
    }

    private OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(wording.command(description))
                .build();
    }
}
