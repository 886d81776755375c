package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordOptions.command;
import static dev.easel.platform.discord.DiscordOptions.group;
import static dev.easel.platform.discord.DiscordOptions.menu;
import static dev.easel.platform.discord.DiscordOptions.option;
import static dev.easel.platform.discord.DiscordOptions.slash;
import static dev.easel.platform.discord.DiscordOptions.sub;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.text.MenuWording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** The commands as Discord is told of them; what can be chosen comes from the model catalogue. */
final class DiscordCommands {
    static final String MASK = "mask";
    static final String MARKED = "marked";
    static final String FILE = "file";
    static final String SEARCH = "search";

    private static final int MAX_COMPRESSION = 100;
    private static final int MORE_IMAGES = 4;
    private static final int MAX_LAST = 16;
    private static final int MAX_REASON = 200;
    private static final int MAX_SEARCH = 100;
    private static final List<String> STRENGTHS = List.of("choice.subtle", "choice.normal", "choice.strong");
    private static final List<String> FITS = List.of("choice.pad", "choice.crop");
    private static final List<String> WINDOWS = List.of("choice.hour", "choice.day", "choice.week", "choice.month");
    private static final List<String> AUDIENCES = List.of("choice.me", "choice.channel", "choice.space");

    /** What the menus of messages are called, by the command that they give. */
    private static final Map<CommandName, String> ON_MESSAGES = new EnumMap<>(Map.of(
            CommandName.VARIATIONS, "message.variations",
            CommandName.EDIT, "message.edit",
            CommandName.INFO, "message.info"));

    private final ModelCatalogue catalogue;

    DiscordCommands(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Everything that is registered. */
    List<CommandData> all(LocalDate today) {
        List<CommandData> all = new ArrayList<>(List.of(
                imagine(today),
                batch(today),
                edit(today),
                variations(today),
                slash(CommandName.QUOTA.word(), menu("quota")),
                slash(CommandName.GALLERY.word(), menu("gallery"))
                        .addOptions(option(OptionType.STRING, SEARCH, menu("gallery.search"))
                                .setMaxLength(MAX_SEARCH))
                        .addOptions(
                                option(OptionType.STRING, "from", menu("gallery.from")),
                                option(OptionType.STRING, "to", menu("gallery.to"))),
                slash(CommandName.MYDATA.word(), menu("mydata"))
                        .addSubcommands(
                                sub("export", menu("mydata.export")),
                                sub(
                                        "delete",
                                        menu("mydata.delete"),
                                        option(OptionType.BOOLEAN, "confirm", menu("mydata.confirm")))),
                settings(today),
                slash(CommandName.LINK.word(), menu("link"))
                        .addOptions(option(OptionType.STRING, "code", menu("link.code"))),
                slash(CommandName.HELP.word(), menu("help"))));
        ON_MESSAGES.forEach((name, key) -> all.add(onMessages(key)));
        all.forEach(data -> data.setContexts(InteractionContextType.ALL).setIntegrationTypes(IntegrationType.ALL));
        all.add(admin());
        return all;
    }

    private SlashCommandData imagine(LocalDate today) {
        return slash(CommandName.IMAGINE.word(), command("imagine"))
                .addOptions(prompt(command("imagine.prompt")).setRequired(true))
                .addOptions(options(CommandName.IMAGINE, today));
    }

    /** The prompts come in a file, else in the form that it opens. */
    private SlashCommandData batch(LocalDate today) {
        return slash(CommandName.BATCH.word(), command("batch"))
                .addOptions(option(OptionType.ATTACHMENT, FILE, menu("batch.file")))
                .addOptions(options(CommandName.BATCH, today));
    }

    private SlashCommandData edit(LocalDate today) {
        SlashCommandData edit = slash(CommandName.EDIT.word(), command("edit"))
                .addOptions(
                        prompt(menu("edit.prompt")).setRequired(true),
                        option(OptionType.ATTACHMENT, "image", command("edit.image")),
                        option(OptionType.ATTACHMENT, MASK, command("edit.mask")),
                        option(OptionType.ATTACHMENT, MARKED, command("edit.marked")));
        for (int number = 2; number <= MORE_IMAGES; number++) {
            edit.addOptions(option(OptionType.ATTACHMENT, "image" + number, command("edit.more")));
        }
        return edit.addOptions(options(CommandName.EDIT, today));
    }

    private SlashCommandData variations(LocalDate today) {
        return slash(CommandName.VARIATIONS.word(), command("variations"))
                .addOptions(
                        option(OptionType.ATTACHMENT, "image", command("variations.image"))
                                .setRequired(true),
                        prompt(command("variations.prompt")))
                .addOptions(options(CommandName.VARIATIONS, today));
    }

    private static OptionData prompt(DiscordOptions.Words words) {
        return option(OptionType.STRING, DiscordInbound.PROMPT, words)
                .setMaxLength(OptionData.MAX_STRING_OPTION_LENGTH)
                .setAutoComplete(true);
    }

    private SlashCommandData settings(LocalDate today) {
        return slash(CommandName.SETTINGS.word(), menu("settings"))
                .addOptions(Stream.of(CommandOption.values())
                        .filter(CommandOption::isSettable)
                        .map(option -> data(option, today))
                        .toList())
                .addOptions(
                        option(OptionType.STRING, "for", menu("settings.for")).addChoices(named(AUDIENCES)),
                        option(OptionType.STRING, "reset", menu("settings.reset")));
    }

    private List<OptionData> options(CommandName name, LocalDate today) {
        return CommandOption.of(name).stream()
                .map(option -> data(option, today))
                .toList();
    }

    private OptionData data(CommandOption option, LocalDate today) {
        OptionData data = option(type(option), option.word(), command("option." + option.word()));
        switch (option) {
            case MODEL, SIZE, QUALITY -> data.setAutoComplete(true);
            case COUNT -> data.setRequiredRange(1, ImageRequest.MAX_COUNT);
            case LAST -> data.setRequiredRange(1, MAX_LAST);
            case COMPRESSION -> data.setRequiredRange(0, MAX_COMPRESSION);
            case STRENGTH -> data.addChoices(named(STRENGTHS));
            case FIT -> data.addChoices(named(FITS));
            case BACKGROUND, FORMAT, STYLE, MODERATION, INPUT_FIDELITY ->
                data.addChoices(choices(option.findParameter().stream()
                        .flatMap(parameter -> catalogue.listValues(parameter, today).stream())));
            case RAW, SPOILER, PRIVATE, REGION, STYLES -> {}
        }
        return data;
    }

    private static OptionType type(CommandOption option) {
        return switch (option.kind()) {
            case TEXT -> OptionType.STRING;
            case NUMBER -> OptionType.INTEGER;
            case SWITCH -> OptionType.BOOLEAN;
        };
    }

    private static CommandData onMessages(String key) {
        CommandData data = Commands.message(MenuWording.in(Locale.ENGLISH).text(key));
        MenuWording.TRANSLATIONS.forEach(locale -> data.setNameLocalization(
                DiscordLocale.from(locale.toLanguageTag()),
                MenuWording.in(locale).text(key)));
        return data;
    }

    /** The command that an entry in the menu of a message gives, by its English name. */
    static Optional<CommandName> findOnMessages(String name) {
        MenuWording english = MenuWording.in(Locale.ENGLISH);
        return ON_MESSAGES.entrySet().stream()
                .filter(entry -> english.text(entry.getValue()).equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Offered to those who may manage the server; its administrators can offer it to others. */
    private static SlashCommandData admin() {
        OptionData[] none = {};
        return slash(CommandName.ADMIN.word(), menu("admin"))
                .addSubcommandGroups(
                        group(
                                "quota",
                                menu("admin.quota"),
                                sub("show", menu("admin.quota.show"), whom()),
                                sub("set", menu("admin.quota.set"), with(whom(), amounts("unlimited", "unset"))),
                                sub("grant", menu("admin.quota.grant"), with(whom(), amounts())),
                                sub("reset", menu("admin.quota.reset"), with(whom(), window(), reason())),
                                sub("ban", menu("admin.quota.ban"), with(user(true), duration(), reason())),
                                sub("unban", menu("admin.quota.unban"), with(user(true), reason()))),
                        group(
                                "channels",
                                menu("admin.channels"),
                                sub("show", menu("admin.channels.show"), none),
                                sub("allow", menu("admin.channels.allow"), channel()),
                                sub("forbid", menu("admin.channels.forbid"), channel()),
                                sub("all", menu("admin.channels.all"), none)),
                        group(
                                "models",
                                menu("admin.models"),
                                sub("show", menu("admin.models.show"), none),
                                sub("allow", menu("admin.models.allow"), model()),
                                sub("forbid", menu("admin.models.forbid"), model())))
                .addSubcommands(
                        sub("pause", menu("admin.pause"), duration(), reason()),
                        sub("resume", menu("admin.resume"), reason()),
                        sub(
                                "audit",
                                menu("admin.audit"),
                                option(OptionType.INTEGER, "limit", command("quota.limit"))
                                        .setRequiredRange(1, 100)))
                .setContexts(InteractionContextType.GUILD)
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER));
    }

    private static OptionData[] with(Object... parts) {
        return Stream.of(parts)
                .flatMap(part ->
                        part instanceof OptionData[] several ? Stream.of(several) : Stream.of((OptionData) part))
                .toArray(OptionData[]::new);
    }

    private static OptionData[] whom() {
        return new OptionData[] {
            user(false),
            option(OptionType.ROLE, "role", menu("admin.role")),
            option(OptionType.CHANNEL, "channel", menu("admin.channel"))
        };
    }

    private static OptionData user(boolean required) {
        return option(OptionType.USER, "user", menu("admin.user")).setRequired(required);
    }

    private static OptionData[] amounts(String... switches) {
        List<OptionData> options = new ArrayList<>(List.of(
                option(OptionType.INTEGER, "images", command("quota.images")).setMinValue(0),
                option(OptionType.STRING, "budget-usd", command("quota.budget")),
                window()));
        for (String name : switches) {
            options.add(option(OptionType.BOOLEAN, name, command("quota." + name)));
        }
        options.add(reason());
        return options.toArray(OptionData[]::new);
    }

    private static OptionData window() {
        return option(OptionType.STRING, "window", command("quota.window")).addChoices(named(WINDOWS));
    }

    private static OptionData duration() {
        return option(OptionType.STRING, "for", command("quota.for"));
    }

    private static OptionData reason() {
        return option(OptionType.STRING, "reason", command("quota.reason")).setMaxLength(MAX_REASON);
    }

    private static OptionData model() {
        return option(OptionType.STRING, CommandOption.MODEL.word(), menu("admin.model"))
                .setRequired(true)
                .setAutoComplete(true);
    }

    private static OptionData channel() {
        return option(OptionType.CHANNEL, "channel", menu("admin.channel"));
    }

    /** Words of Easel's own, which people read in their language. */
    private static List<Choice> named(List<String> keys) {
        return keys.stream()
                .map(key -> DiscordOptions.choice(key.substring(key.indexOf('.') + 1), menu(key)))
                .toList();
    }

    private static List<Choice> choices(Stream<String> values) {
        return values.limit(OptionData.MAX_CHOICES)
                .map(value -> new Choice(value, value))
                .toList();
    }
}
