package dev.easel.testing;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Answers as it was told to, once for each call; then draws whatever it is asked for. Safe for use from several threads. */
public final class ScriptedProvider implements ImageProvider {
    /** One image's worth. */
    public static final Usage USAGE = new Usage(12, 0, 196);

    private final Queue<Function<ImageRequest, Drawing>> script = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** One call, as it came in. */
    public record Call(ImageRequest request, String endUser) {}

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The next call yields this many images, whatever it asks for. */
    public ScriptedProvider thenImages(int images) {
        script.add(_ -> drawing(images));
        return this;
    }

    /** The next call yields these, whatever it asks for. */
    public ScriptedProvider thenDraws(ImageRef... images) {
        script.add(_ -> new Drawing(
                Arrays.stream(images)
                        .map(image -> new GeneratedImage(image, null))
                        .toList(),
                USAGE,
                "request-1"));
        return this;
    }

    public ScriptedProvider thenFails(Failure failure) {
        return thenThrows(new FailureException(failure));
    }

    public ScriptedProvider thenThrows(RuntimeException fault) {
        script.add(_ -> {
            throw fault;
        });
        return this;
    }

    /** The next call does this before it draws. */
    public ScriptedProvider thenAfter(Runnable action) {
        script.add(request -> {
            action.run();
            return drawing(request.count());
        });
        return this;
    }

    /** The next call draws only when it is released. */
    public ScriptedProvider thenWaitsFor(CountDownLatch release) {
        return thenAfter(() -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FailureException(new Failure.Interrupted(), e);
            }
        });
    }

    @Override
    public Drawing draw(ImageRequest request, String endUser, PartialListener partials) {
        calls.add(new Call(request, endUser));
        for (int preview = 1; preview <= request.options().previews(); preview++) {
            partials.arrived(Samples.image(100 + preview));
        }
        Function<ImageRequest, Drawing> answer = script.poll();
        return answer == null ? drawing(request.count()) : answer.apply(request);
    }

    private static Drawing drawing(int images) {
        List<GeneratedImage> drawn = IntStream.rangeClosed(1, images)
                .mapToObj(number -> new GeneratedImage(Samples.image(number), null))
                .toList();
        return new Drawing(drawn, new Usage(USAGE.textTokensIn(), 0, USAGE.tokensOut() * images), "request-1");
    }
}
