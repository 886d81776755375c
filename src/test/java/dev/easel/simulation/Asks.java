package dev.easel.simulation;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.JobId;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.testing.Samples;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people may ask for and have asked for, each found again by whatever belongs to it. */
final class Asks {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    static final List<QuotaRule> LIMITS = List.of(
            new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 8),
            new QuotaRule(QuotaScope.USER, null, QuotaWindow.WEEK, QuotaUnit.IMAGES, 30),
            new QuotaRule(QuotaScope.CHANNEL, null, QuotaWindow.HOUR, QuotaUnit.IMAGES, 12),
            new QuotaRule(QuotaScope.SPACE, null, QuotaWindow.DAY, QuotaUnit.BUDGET, 900_000),
            new QuotaRule(QuotaScope.INSTANCE, null, QuotaWindow.MONTH, QuotaUnit.BUDGET, 15_000_000));

    static final QuotaRules RULES = new QuotaRules(LIMITS, ZONE);
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");
    private final List<Ask> all = new ArrayList<>();

    List<Ask> all() {
        return all;
    }

    /** Somebody asks for something. */
    Ask next(Random random) {
        int number = all.size();
        int user = random.nextInt(9);
        int count = 1 + random.nextInt(4);
        String model = random.nextInt(6) == 0 ? World.ONE_A_CALL : "gpt-image-2.5-flare";
        boolean edit = model.equals(World.ONE_A_CALL) ? false : random.nextInt(8) == 0;
        SpaceRef space = new SpaceRef(Samples.CHAT, "space-" + user % 3);
        Incoming.Command command = new Incoming.Command(
                "event-" + number,
                Samples.sender("user-" + user),
                new Place(space, new ChannelRef(Samples.CHAT, "channel-" + user % 4)),
                Samples.replyTo("ask-" + number),
                edit ? "edit" : "imagine",
                "picture " + number,
                edit ? List.of(new Attachment(Attachment.Role.IMAGE, "file", "photo.png")) : List.of(),
                Map.of("count", String.valueOf(count), "model", model));
        Ask ask = new Ask(number, command, model, count);
        all.add(ask);
        return ask;
    }

    Ask of(ImageRequest request) {
        return switch (request) {
            case ImageRequest.Generation generation ->
                numbered(generation.prompt().text());
            case ImageRequest.Edit edit -> numbered(edit.prompt().text());
            case ImageRequest.Variation _ -> throw new IllegalStateException("nobody asked for a variation");
        };
    }

    Ask of(String eventId) {
        return numbered(eventId);
    }

    Ask of(JobId job) {
        Predicate<Ask> has = ask -> job.equals(ask.job);
        return all.reversed().stream().filter(has).findFirst().orElseThrow();
    }

    Ask at(ReplyAddress address) {
        return numbered(address.value());
    }

    private Ask numbered(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("it names no ask: " + text);
        }
        return all.get(Integer.parseInt(matcher.group(1)));
    }
}
