package dev.easel.simulation;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.UserMessage;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Random;

/** A chat platform that fails, now and then for good, as one instance meets it; it knows what people saw. */
final class SimulatedPlatform implements Messenger {
    private static final double GONE_FOR_GOOD = 0.05;
    private static final double ANSWER_LOST = 0.2;

    private final World world;
    private final SimulatedInstance caller;
    private final Random random;

    SimulatedPlatform(World world, SimulatedInstance caller) {
        this.world = world;
        this.caller = caller;
        this.random = world.random();
    }

    @Override
    public PlatformId platform() {
        return Samples.CHAT;
    }

    @Override
    public ReplyLimits limits(ReplyAddress to) {
        return new ReplyLimits(10, 10_000_000, 10_000_000, 2_000);
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text) {
        caller.maybeDie();
        Ask ask = world.asks().at(to);
        if (isFaulty()) {
            throw new FailureException(new Failure.Undeliverable("down", Persistence.PASSING));
        }
        ask.acknowledgements++;
        caller.maybeDie();
        return to;
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text) {
        caller.maybeDie();
    }

    @Override
    public List<MessageRef> deliver(ReplyAddress to, Delivery delivery) {
        caller.maybeDie();
        Ask ask = world.asks().at(to);
        boolean faulty = isFaulty();
        if (faulty && random.nextDouble() >= ANSWER_LOST) {
            throw refusal(ask);
        }
        if (ask.channelGone) {
            throw refusal(ask);
        }
        Ask.Post post = new Ask.Post(delivery.artwork().images().size());
        ask.posts.add(post);
        if (faulty) {
            post.excuse = "the answer was lost";
            ask.refusedByThePlatform++;
            throw new FailureException(new Failure.Undeliverable("answer lost", Persistence.PASSING));
        }
        if (caller.dies()) {
            post.excuse = "the process died";
            throw new Crash();
        }
        return List.of(new MessageRef(to.platform(), to.value() + "/" + delivery.nonce()));
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason) {
        caller.maybeDie();
        Ask ask = world.asks().at(to);
        if (ask.channelGone || isFaulty()) {
            throw refusal(ask);
        }
        ask.told++;
        caller.maybeDie();
    }

    private boolean isFaulty() {
        return random.nextDouble() < world.sky().weather().platformFaults;
    }

    private FailureException refusal(Ask ask) {
        ask.refusedByThePlatform++;
        ask.channelGone |= random.nextDouble() < GONE_FOR_GOOD;
        return new FailureException(
                new Failure.Undeliverable("no", ask.channelGone ? Persistence.LASTING : Persistence.PASSING));
    }
}
