package dev.easel.sandbox;

import dev.easel.sandbox.paint.Retouch;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Path;

/** {@code POST /v1/images/edits}, as a form or as JSON. */
final class EditsEndpoint implements Handler {
    private final EditRules rules;
    private final Fulfilment fulfilment;
    private final Path temporary;

    EditsEndpoint(EditRules rules, Fulfilment fulfilment, Path temporary) {
        this.rules = rules;
        this.fulfilment = fulfilment;
        this.temporary = temporary;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        try (Workroom room = Workroom.within(temporary)) {
            Edit edit = rules.check(read(context, room));
            Order order = edit.order();
            fulfilment.answer(
                    context,
                    new Commission(
                            order,
                            "image_edit",
                            index -> new Retouch(Recipes.of(order, index), edit.images(), edit.mask())));
        }
    }

    private static Form read(Context context, Workroom room) throws IOException {
        return switch (MediaType.of(context)) {
            case MediaType.FORM -> MultipartBody.read(context, room);
            case MediaType.JSON -> JsonPictures.read(context, room);
            default -> throw new RefusalException(Refusals.contentType(MediaType.of(context), MediaType.FORM));
        };
    }
}
