package dev.easel.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models this server draws with, read from its own table: the bot's catalogue must not agree with itself. */
final class ModelTable {
    private static final String RESOURCE = "/sandbox/models.json";

    private final List<Model> models;

    private ModelTable(List<Model> models) {
        this.models = List.copyOf(models);
    }

    private record Table(Map<String, Family> families, List<Row> models) {}

    private record Row(
            String id,
            String family,
            String created,
            @Nullable String shutdown) {}

    static ModelTable load() {
        ObjectMapper mapper = JsonMapper.builder().build();
        try (InputStream in = Objects.requireNonNull(ModelTable.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Table table = mapper.readValue(in, Table.class);
            List<Model> models = new ArrayList<>();
            for (Row row : table.models()) {
                models.add(model(row, Objects.requireNonNull(table.families().get(row.family()), row.family())));
            }
            return new ModelTable(models);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's model table can't be read", e);
        }
    }

    private static Model model(Row row, Family family) {
        return new Model(
                row.id(),
                LocalDate.parse(row.created()).atStartOfDay(ZoneOffset.UTC).toInstant(),
                row.shutdown() == null ? null : LocalDate.parse(row.shutdown()),
                family);
    }

    Optional<Model> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** The model, or a {@link RefusalException}. */
    Model require(String id) {
        return find(id).orElseThrow(
                        () -> new RefusalException(Refusal.model("model", "The model '" + id + "' does not exist.")));
    }

    List<Model> list() {
        return models;
    }
}
