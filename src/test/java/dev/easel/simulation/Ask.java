package dev.easel.simulation;

import dev.easel.core.chat.Incoming;
import dev.easel.core.job.JobId;
import java.util.ArrayList;
import java.util.List;

/** Something that a person asked for once, and all that is true about it, whatever Easel believes. */
final class Ask {
    final int number;
    final Incoming.Command command;
    final String model;
    final int count;
    final List<Call> calls = new ArrayList<>();
    final List<Post> posts = new ArrayList<>();

    /** Present once the job was committed. */
    JobId job;
    /** The conversation is gone for good. */
    boolean channelGone;

    /** Refused at the door, at least once. */
    boolean turnedAway;

    int acknowledgements;
    int told;
    int refusedByThePlatform;

    Ask(int number, Incoming.Command command, String model, int count) {
        this.number = number;
        this.command = command;
        this.model = model;
        this.count = count;
    }

    /** How a call of the provider ended, as the provider knows it. */
    enum End {
        DRAWN,
        ASKED_TO_WAIT,
        /** Too fast, unreachable, a fault of the server: worth another call, if Easel chooses to. */
        REPEATABLE,
        UNKNOWN,
        REFUSED,
        MODEL_REFUSED,
        /** The process died, or lost its lease, before it had written down how it ended. */
        CUT
    }

    /** One call of the provider. */
    static final class Call {
        final SimulatedInstance caller;
        End end = End.CUT;
        int billed;
        boolean written;

        Call(SimulatedInstance caller) {
            this.caller = caller;
        }
    }

    /** Images that the conversation shows. */
    static final class Post {
        final int images;
        boolean confirmed;
        /** Why Easel couldn't know that it is there. */
        String excuse = "";

        Post(int images) {
            this.images = images;
        }
    }

    long calls(End end) {
        return calls.stream().filter(call -> end(call) == end).count();
    }

    /** A call whose end was never written down might as well have been cut. */
    static End end(Call call) {
        return call.written ? call.end : End.CUT;
    }

    /** The calls that it takes when nothing goes wrong: one of the models draws one image a call. */
    long callsNeeded() {
        if (calls.isEmpty()) {
            return 0;
        }
        boolean splits = model.equals(World.ONE_A_CALL);
        return splits && calls(End.MODEL_REFUSED) == 0 ? count : Math.max(1, calls(End.DRAWN));
    }

    Post lastPost() {
        return posts.getLast();
    }
}
