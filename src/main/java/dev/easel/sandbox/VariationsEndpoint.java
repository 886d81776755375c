package dev.easel.sandbox;

import dev.easel.sandbox.paint.Variation;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Path;

/** {@code POST /v1/images/variations}, which the real API no longer serves. */
final class VariationsEndpoint implements Handler {
    private final VariationRules rules;
    private final Fulfilment fulfilment;
    private final Path temporary;

    VariationsEndpoint(VariationRules rules, Fulfilment fulfilment, Path temporary) {
        this.rules = rules;
        this.fulfilment = fulfilment;
        this.temporary = temporary;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        if (!MediaType.of(context).equals(MediaType.FORM)) {
            throw new RefusalException(Refusals.contentType(MediaType.of(context), MediaType.FORM));
        }
        try (Workroom room = Workroom.within(temporary)) {
            Edit source = rules.check(MultipartBody.read(context, room));
            Order order = source.order();
            fulfilment.answer(
                    context,
                    new Commission(
                            order,
                            "image_variation",
                            index -> new Variation(
                                    Recipes.of(order, index), source.images().getFirst())));
        }
    }
}
