package dev.easel.web.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /livez}: the process answers; {@code /readyz}: it can take work. Both say nothing else to strangers. Whoever
 * sends the operator's token as {@code Authorization: Bearer} is told what {@code /readyz} has looked at.
 */
public final class HealthModule implements WebModule {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final String BEARER = "Bearer ";

    private final Supplier<List<Condition>> conditions;
    private final @Nullable TokenCheck operators;

    /** Has nothing to tell but whether it is ready. */
    public HealthModule(BooleanSupplier ready) {
        this(
                () -> List.of(new Condition(
                        "started", ready.getAsBoolean() ? "" : "still starting", Condition.Weight.NEEDED)),
                null);
    }

    /**
     * Has more to tell.
     *
     * @param conditions looks at everything; called for each request
     * @param operators knows the operator's token; absent: nobody is told more than strangers are
     */
    public HealthModule(Supplier<List<Condition>> conditions, @Nullable TokenCheck operators) {
        this.conditions = conditions;
        this.operators = operators;
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.get("/livez", context -> context.result("ok\n"));
        server.routes.get("/readyz", this::readiness);
    }

    private void readiness(Context context) {
        String offered = context.header("Authorization");
        if (offered == null && context.queryParam("verbose") == null) {
            answer(context, false);
        } else if (operators == null) {
            context.status(NOT_FOUND).result("Not Found\n");
        } else if (offered == null || !offered.startsWith(BEARER)) {
            unauthorized(context);
        } else {
            switch (operators.check(context, offered.substring(BEARER.length()).strip())) {
                case TokenCheck.Verdict.Right _ -> answer(context, true);
                case TokenCheck.Verdict.Wrong _ -> unauthorized(context);
                case TokenCheck.Verdict.Later later -> {
                    context.header("Retry-After", String.valueOf(later.pause().toSeconds() + 1));
                    context.status(TOO_MANY).result("Too Many Requests\n");
                }
            }
        }
    }

    private static void unauthorized(Context context) {
        context.header("WWW-Authenticate", "Bearer");
        context.status(UNAUTHORIZED).result("Unauthorized\n");
    }

    private void answer(Context context, boolean verbose) {
        List<Condition> seen = conditions.get();
        boolean ready = seen.stream().allMatch(Condition::lets);
        String details = seen.stream().map(condition -> condition.line() + "\n").collect(Collectors.joining());
        context.status(ready ? 200 : UNAVAILABLE)
                .result((verbose ? details : "") + (ready ? "ready\n" : "not ready\n"));
    }
}
