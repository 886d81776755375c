package dev.easel.sandbox;

import dev.easel.sandbox.Generation.Delivery;
import dev.easel.sandbox.paint.Painter;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Set;

/** {@code POST /v1/images/generations}. */
final class GenerationsEndpoint implements Handler {
    private final GenerationRules rules;
    private final SandboxFaults faults;
    private final Painter painter;
    private final AnswerWriter answers;

    GenerationsEndpoint(GenerationRules rules, SandboxFaults faults, Painter painter, AnswerWriter answers) {
        this.rules = rules;
        this.faults = faults;
        this.painter = painter;
        this.answers = answers;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        Generation request = rules.check(JsonBody.read(context));
        faults.beforeDrawing(request);
        byte[] first = drawFirst(request);
        Set<Fault> wanted = Fault.in(request.prompt());
        faults.afterDrawing(wanted);
        if (wanted.contains(Fault.CUT)) {
            answers.writeHalf(context, request, first);
        } else {
            int count = wanted.contains(Fault.FEWER) ? request.count() - 1 : request.count();
            answers.write(context, request, count, first);
        }
    }

    /** Drawn before the answer begins, so that a failure still gets its status; what has a URL is drawn when fetched. */
    private byte[] drawFirst(Generation request) throws IOException, InterruptedException {
        return request.delivery() == Delivery.URL ? new byte[0] : painter.paint(Recipes.of(request, 0));
    }
}
