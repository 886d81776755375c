package dev.easel.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;

/** {@code POST /v1/moderations}: objects to what rehearses it, and to nothing else. */
final class ModerationsEndpoint implements Handler {
    private static final int MAX_CHARACTERS = 100_000;
    private static final String FLAGGED = "sandbox:flagged";

    @Override
    public void handle(Context context) throws IOException {
        String input = JsonBody.read(context).requireText("input", MAX_CHARACTERS);
        boolean flagged = input.contains(FLAGGED);
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("id", "modr-sandbox").put("model", "omni-moderation-latest");
        ObjectNode result = body.putArray("results").addObject().put("flagged", flagged);
        result.putObject("categories").put("violence", flagged);
        result.putObject("category_scores").put("violence", flagged ? 0.99 : 0.01);
        context.contentType("application/json").result(body.toString());
    }
}
