package dev.easel.platform.discord;

import dev.easel.core.text.MenuWording;
import dev.easel.core.text.Wording;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;

/** Makes commands and options, described in every language that there is. */
final class DiscordOptions {
    private static final List<DiscordLocale> LOCALES = MenuWording.TRANSLATIONS.stream()
            .map(locale -> DiscordLocale.from(locale.toLanguageTag()))
            .toList();

    private DiscordOptions() {}

    /** A description in the language that is asked for. */
    @FunctionalInterface
    interface Words {
        String in(Locale locale);
    }

    /** What the command line says too. */
    static Words command(String key) {
        return locale -> described(Wording.in(locale).command(key));
    }

    /** What only menus say. */
    static Words menu(String key) {
        return locale -> described(MenuWording.in(locale).text(key));
    }

    private static String described(String text) {
        return DiscordMarkup.shorten(text, OptionData.MAX_DESCRIPTION_LENGTH);
    }

    static SlashCommandData slash(String name, Words words) {
        SlashCommandData data = Commands.slash(name, words.in(Locale.ENGLISH));
        LOCALES.forEach(locale -> data.setDescriptionLocalization(locale, words.in(locale.toLocale())));
        return data;
    }

    static SubcommandData sub(String name, Words words, OptionData... options) {
        SubcommandData data = new SubcommandData(name, words.in(Locale.ENGLISH)).addOptions(options);
        LOCALES.forEach(locale -> data.setDescriptionLocalization(locale, words.in(locale.toLocale())));
        return data;
    }

    static SubcommandGroupData group(String name, Words words, SubcommandData... commands) {
        SubcommandGroupData data = new SubcommandGroupData(name, words.in(Locale.ENGLISH)).addSubcommands(commands);
        LOCALES.forEach(locale -> data.setDescriptionLocalization(locale, words.in(locale.toLocale())));
        return data;
    }

    static Choice choice(String value, Words words) {
        Choice choice = new Choice(words.in(Locale.ENGLISH), value);
        LOCALES.forEach(locale -> choice.setNameLocalization(locale, words.in(locale.toLocale())));
        return choice;
    }

    static OptionData option(OptionType type, String name, Words words) {
        OptionData data = new OptionData(type, name, words.in(Locale.ENGLISH));
        LOCALES.forEach(locale -> data.setDescriptionLocalization(locale, words.in(locale.toLocale())));
        return data;
    }
}
