package dev.easel.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.sandbox.paint.UnreadableImageException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request early into the API's error body. */
final class Refusing {
    private static final Logger LOG = LoggerFactory.getLogger(Refusing.class);

    void install(RoutesConfig routes) {
        routes.exception(RefusalException.class, (e, context) -> answer(context, e.refusal()));
        routes.exception(
                UnreadableImageException.class, (e, context) -> answer(context, PictureRefusals.unreadable(1)));
        routes.exception(NotFoundResponse.class, (e, context) -> answer(context, Refusals.unknownUrl(context)));
        routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(
                        context, Refusal.of(e.getStatus(), Refusal.INVALID_REQUEST, null, null, text(e.getMessage()))));
        routes.exception(Exception.class, (e, context) -> {
            if (context.res().isCommitted()) {
                LOG.debug("answer to {} broke off", context.path(), e); // mostly a client that has left
                return;
            }
            LOG.error("sandbox failed on {} {}", context.method(), context.path(), e);
            answer(context, Refusals.serverError(requestId(context)));
        });
    }

    private static String requestId(Context context) {
        return text(context.res().getHeader(RequestMarks.REQUEST_ID));
    }

    private static void answer(Context context, Refusal refusal) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", refusal.message().replace(Refusals.REQUEST_ID, requestId(context)));
        error.put("type", refusal.type()).put("param", refusal.param()).put("code", refusal.code());
        if (refusal.moderation() != null) {
            ObjectNode details = error.putObject("moderation_details");
            details.put("moderation_stage", refusal.moderation().stage());
            refusal.moderation().categories().forEach(details.putArray("categories")::add);
        }
        if (refusal.retryAfter() != null) {
            context.header("Retry-After", Long.toString(refusal.retryAfter().toSeconds()));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().set("error", error);
        context.status(refusal.status()).contentType("application/json").result(body.toString());
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
