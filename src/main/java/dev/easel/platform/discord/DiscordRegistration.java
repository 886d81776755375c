package dev.easel.platform.discord;

import dev.easel.core.chat.PlatformMemory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Discord of the commands, all at once, when they are not those that it was told of last. */
final class DiscordRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordRegistration.class);

    private final DiscordCommands commands;
    private final PlatformMemory memory;
    private final InstantSource clock;

    DiscordRegistration(DiscordCommands commands, PlatformMemory memory, InstantSource clock) {
        this.commands = commands;
        this.memory = memory;
        this.clock = clock;
    }

    /** Blocks. */
    void register(JDA jda) {
        Instant now = clock.instant();
        List<CommandData> all = commands.all(LocalDate.ofInstant(now, ZoneOffset.UTC));
        String key = "commands/" + jda.getSelfUser().getApplicationId();
        String hash = hash(all);
        if (memory.find(DiscordAddress.PLATFORM, key).filter(hash::equals).isPresent()) {
            LOG.info("the commands are those that Discord knows");
            return;
        }
        jda.updateCommands().addCommands(all).complete();
        memory.keep(DiscordAddress.PLATFORM, key, hash, now);
        LOG.info("{} commands registered", all.size());
    }

    /** Equal for equal commands in every process. */
    static String hash(List<CommandData> commands) {
        List<Object> sorted =
                commands.stream().map(data -> sorted(data.toData().toMap())).toList();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(sorted.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, part) -> sorted.put(String.valueOf(key), part == null ? "null" : sorted(part)));
                yield sorted;
            }
            case Collection<?> list ->
                list.stream().map(part -> part == null ? "null" : sorted(part)).toList();
            default -> value;
        };
    }
}
