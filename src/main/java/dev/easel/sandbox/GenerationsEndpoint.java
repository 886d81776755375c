package dev.easel.sandbox;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;

/** {@code POST /v1/images/generations}. */
final class GenerationsEndpoint implements Handler {
    private final GenerationRules rules;
    private final Fulfilment fulfilment;

    GenerationsEndpoint(GenerationRules rules, Fulfilment fulfilment) {
        this.rules = rules;
        this.fulfilment = fulfilment;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        Order order = rules.check(JsonBody.read(context));
        fulfilment.answer(context, new Commission(order, "image_generation", index -> Recipes.of(order, index)));
    }
}
