package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Messenger;
import dev.easel.core.identity.UserRef;
import dev.easel.core.person.Identities;
import dev.easel.core.quota.Signature;
import dev.easel.core.text.LinkWording;
import dev.easel.core.text.UserMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Joins somebody's identities on several platforms into one quota: a code from here is said there. */
final class LinkClerk implements Clerk {
    private static final Duration LIVES = Duration.ofMinutes(10);
    /** Digits and letters that nobody mistakes for one another (Crockford's base 32). */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int HALF = 5;

    private final Identities identities;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random nobody may be able to guess what it makes */
    LinkClerk(Identities identities, InstantSource clock, RandomGenerator random) {
        this.identities = identities;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public boolean changes(Inquiry inquiry) {
        return true;
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        LinkWording wording = LinkWording.in(inquiry.sender().locale());
        String call = door.call(CommandName.LINK);
        UserRef user = inquiry.sender().user();
        String word = inquiry.find("code").orElse(inquiry.word(0));
        return Answer.of(
                switch (word) {
                    case "" -> offer(user, wording, call);
                    case "off", "unlink" ->
                        identities.part(user, signature(user)) ? wording.parted() : wording.notLinked(call);
                    default -> join(user, word, wording, call);
                });
    }

    private UserMessage offer(UserRef user, LinkWording wording, String call) {
        Instant now = clock.instant();
        String code = code();
        List<String> others = names(user);
        return identities.offer(user, normal(code), now, now.plus(LIVES))
                ? wording.offered(code, LIVES, others, call)
                : wording.tooOften();
    }

    private UserMessage join(UserRef user, String typed, LinkWording wording, String call) {
        return switch (identities.join(user, normal(typed), signature(user))) {
            case JOINED -> wording.joined(names(user), call);
            case UNKNOWN -> wording.unknown(call);
            case OWN -> wording.own();
            case ALREADY -> wording.already();
            case TOO_OFTEN -> wording.tooOften();
            case TOO_MANY -> wording.tooMany(Identities.MOST);
        };
    }

    private List<String> names(UserRef user) {
        return identities.listOthers(user).stream()
                .map(other -> other.platform() + " " + other.id())
                .toList();
    }

    private Signature signature(UserRef user) {
        return new Signature(user.platform() + ":" + user.id(), clock.instant(), "");
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** However it was typed. */
    private static String normal(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
