package dev.easel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}. */
final class ModelsEndpoint {
    private final ModelTable models;

    ModelsEndpoint(ModelTable models) {
        this.models = models;
    }

    void install(RoutesConfig routes) {
        routes.get("/v1/models", context -> answer(context, list()));
        routes.get("/v1/models/{id}", context -> answer(context, one(context.pathParam("id"))));
    }

    private JsonNode list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        models.list().forEach(model -> data.add(describe(model)));
        return list;
    }

    private JsonNode one(String id) {
        return models.find(id)
                .map(ModelsEndpoint::describe)
                .orElseThrow(() -> new RefusalException(Refusals.unlistedModel(id)));
    }

    private static ObjectNode describe(Model model) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", model.id())
                .put("object", "model")
                .put("created", model.created().getEpochSecond())
                .put("owned_by", "system")
                .put(
                        "shutdown_date",
                        model.shutdown() == null ? null : model.shutdown().toString());
    }

    private static void answer(Context context, JsonNode body) {
        context.contentType("application/json").result(body.toString());
    }
}
