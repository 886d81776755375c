package dev.easel.sandbox;

import dev.easel.sandbox.Order.Delivery;
import dev.easel.sandbox.paint.Painter;
import dev.easel.sandbox.paint.Recipe;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Answers a valid request: with what was ordered, or with the fault that its prompt asks for. */
final class Fulfilment {
    private final ImageLimit limit;
    private final SandboxFaults faults;
    private final Latency latency;
    private final Painter painter;
    private final AnswerWriter answers;
    private final EventWriter events;
    private final Takes takes = new Takes();

    Fulfilment(
            ImageLimit limit,
            SandboxFaults faults,
            Latency latency,
            Painter painter,
            AnswerWriter answers,
            EventWriter events) {
        this.limit = limit;
        this.faults = faults;
        this.latency = latency;
        this.painter = painter;
        this.answers = answers;
        this.events = events;
    }

    void answer(Context context, Commission asked) throws IOException, InterruptedException {
        Order order = asked.order();
        limit.admit(order);
        faults.beforeDrawing(order);
        Commission commission = asked.behind(takes.first(order));
        boolean streamed = order.delivery() == Delivery.EVENTS;
        if (!streamed) {
            latency.pass(1);
        }
        List<byte[]> first = drawFirst(commission);
        Set<Fault> wanted = Fault.in(order.prompt());
        faults.afterDrawing(wanted);
        int count = wanted.contains(Fault.FEWER) ? order.count() - 1 : order.count();
        if (streamed) {
            events.write(context, commission, count, first, wanted);
        } else if (wanted.contains(Fault.CUT)) {
            answers.writeHalf(context, commission, first.getFirst());
        } else {
            answers.write(context, commission, count, first.getFirst());
        }
    }

    /** Drawn before the answer begins, so that a failure has its status; words alone with a URL are drawn when fetched. */
    private List<byte[]> drawFirst(Commission commission) throws IOException, InterruptedException {
        Order order = commission.order();
        boolean later = order.delivery() == Delivery.URL && commission.work(0) instanceof Recipe;
        return later ? List.of(new byte[0]) : painter.develop(commission.work(0), order.partials());
    }
}
