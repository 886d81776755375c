package dev.easel.platform.discord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

/**
 * The shards that this process runs.
 *
 * @param total of all processes together; 0: all that Discord recommends, here
 */
record ShardRange(int first, int last, int total) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?/(\\d{1,6})");
    private static final ShardRange ALL = new ShardRange(0, 0, 0);

    /** Reads {@code 0-3/16} or {@code 2/16}; anything else is all. */
    static ShardRange parse(String text) {
        Matcher range = FORM.matcher(text.strip());
        if (!range.matches()) {
            return ALL;
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        return new ShardRange(first, last, Integer.parseInt(range.group(3)));
    }

    void applyTo(DefaultShardManagerBuilder builder) {
        if (total > 0) {
            builder.setShardsTotal(total);
            builder.setShards(first, last);
        }
    }

    /** How many of all shards this process runs. */
    int shardsOf(int all) {
        return total > 0 ? last - first + 1 : all;
    }
}
