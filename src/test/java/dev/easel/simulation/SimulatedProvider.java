package dev.easel.simulation;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.PartialListener;
import dev.easel.simulation.Ask.End;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

/** A provider with every fault there is, as one instance meets it, and with a true bill. */
final class SimulatedProvider implements ImageProvider {
    private static final int QUICK = 10;
    private static final int SLOW = 45;

    private final World world;
    private final SimulatedInstance caller;
    private final Random random;

    SimulatedProvider(World world, SimulatedInstance caller) {
        this.world = world;
        this.caller = caller;
        this.random = world.random();
    }

    @Override
    public Drawing draw(ImageRequest request, String endUser, PartialListener partials) {
        caller.maybeDie();
        Ask.Call call = new Ask.Call(caller);
        world.asks().of(request).calls.add(call);
        Weather weather = world.sky().weather();
        // Should the caller die meanwhile, the provider draws all the same.
        call.billed = request.count();
        world.pass(caller, Duration.ofSeconds(2 + random.nextInt(weather == Weather.CALM ? QUICK : SLOW)));
        call.billed = 0;
        if (weather == Weather.NO_CREDIT) {
            throw refused(call, new ProviderPermanent("insufficient_quota", 429, Failure.Reach.ACCOUNT));
        }
        if (world.sky().isGone(request.model())) {
            throw failed(
                    call,
                    End.MODEL_REFUSED,
                    Failure.UserError.of("model-unavailable", request.model().value()));
        }
        return random.nextDouble() < weather.providerFaults ? faulty(call, request) : drawing(call, request.count());
    }

    private Drawing faulty(Ask.Call call, ImageRequest request) {
        return switch (random.nextInt(7)) {
            case 0 -> throw failed(call, End.ASKED_TO_WAIT, tooFast(Duration.ofSeconds(1 + random.nextInt(20))));
            case 1 -> throw failed(call, End.REPEATABLE, tooFast(null));
            case 2 ->
                throw failed(call, End.REPEATABLE, new ProviderTransient("unreachable", null, Billing.NOT_BILLED));
            case 3 -> {
                // "Probably" not billed: now and then it is.
                call.billed = random.nextInt(20) == 0 ? request.count() : 0;
                throw failed(
                        call, End.REPEATABLE, new ProviderTransient("server_error", null, Billing.PROBABLY_NOT_BILLED));
            }
            case 4 -> {
                call.billed = random.nextBoolean() ? request.count() : 0;
                throw failed(call, End.UNKNOWN, new ProviderTransient("timeout", null, Billing.UNKNOWN));
            }
            case 5 -> throw refused(call, new Failure.PolicyRefusal("moderation_blocked"));
            default -> {
                if (request.count() == 1) {
                    throw refused(call, new Failure.PolicyRefusal("no_images"));
                }
                yield drawing(call, request.count() - 1);
            }
        };
    }

    private static ProviderTransient tooFast(Duration retryAfter) {
        return new ProviderTransient(ProviderTransient.RATE_LIMIT, retryAfter, Billing.NOT_BILLED);
    }

    private Drawing drawing(Ask.Call call, int images) {
        call.end = End.DRAWN;
        call.billed = images;
        caller.maybeDie();
        return new Drawing(
                IntStream.range(0, images)
                        .mapToObj(_ -> new GeneratedImage(Samples.image(world.nextImage()), null))
                        .toList(),
                null,
                null);
    }

    private static FailureException refused(Ask.Call call, Failure failure) {
        return failed(call, End.REFUSED, failure);
    }

    private static FailureException failed(Ask.Call call, End end, Failure failure) {
        call.end = end;
        return new FailureException(failure);
    }
}
