package dev.easel.core.text;

import dev.easel.core.failure.Failure.Undeliverable;

/** Why finished images can't be posted, and what helps. */
final class DeliveryWording {
    private DeliveryWording() {}

    static String undeliverable(Phrases phrases, Undeliverable gone) {
        String code = gone.code();
        return switch (code) {
            case Undeliverable.NOT_A_MEMBER -> phrases.say("failure.undeliverable.member");
            case Undeliverable.ARCHIVED -> phrases.say("failure.undeliverable.archived");
            default ->
                code.startsWith(Undeliverable.NO_RIGHT)
                        ? phrases.say("failure.undeliverable.right", code.substring(Undeliverable.NO_RIGHT.length()))
                        : phrases.say("failure.undeliverable", code);
        };
    }
}
