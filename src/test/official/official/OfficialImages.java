package official;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.images.ImageEditStreamEvent;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.models.Model;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Calls the official client as plain maps tell it to, since whoever asks lives in another class loader. The client
 * validates every answer against its types; what it complains about comes back under {@code exception}.
 */
public final class OfficialImages implements Function<Map<String, Object>, Map<String, Object>>, AutoCloseable {
    private final OpenAIClient client;

    public OfficialImages(String baseUrl, String key, Integer maxRetries) {
        client = OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey(key)
                .maxRetries(maxRetries)
                .responseValidation(true)
                .build();
    }

    /** @param call its {@code operation}, its {@code fields} as texts, and its files */
    @Override
    public Map<String, Object> apply(Map<String, Object> call) {
        OfficialParams params = new OfficialParams(call);
        try {
            return switch ((String) call.get("operation")) {
                case "generate" -> OfficialAnswers.of(client.images().generate(params.generation()));
                case "edit" -> OfficialAnswers.of(client.images().edit(params.edit()));
                case "vary" -> OfficialAnswers.of(client.images().createVariation(params.variation()));
                case "stream" -> stream(params);
                case "stream-edit" -> streamEdit(params);
                case "models" -> models();
                case "model" ->
                    Map.of("models", List.of(describe(client.models().retrieve((String) call.get("model")))));
                default -> throw new IllegalArgumentException("no such operation: " + call);
            };
        } catch (OpenAIException e) {
            return refusal(e);
        }
    }

    private Map<String, Object> stream(OfficialParams params) {
        OfficialAnswers answers = new OfficialAnswers();
        try (StreamResponse<ImageGenStreamEvent> events = client.images().generateStreaming(params.generation())) {
            events.stream().forEach(answers::add);
        }
        return answers.map();
    }

    private Map<String, Object> streamEdit(OfficialParams params) {
        OfficialAnswers answers = new OfficialAnswers();
        try (StreamResponse<ImageEditStreamEvent> events = client.images().editStreaming(params.edit())) {
            events.stream().forEach(answers::add);
        }
        return answers.map();
    }

    private Map<String, Object> models() {
        List<String> models = new ArrayList<>();
        client.models().list().autoPager().forEach(model -> models.add(describe(model)));
        return Map.of("models", models);
    }

    private static String describe(Model model) {
        String shutdown =
                model.validate().shutdownDate().map(LocalDate::toString).orElse("stays");
        return model.id() + " " + model.ownedBy() + " " + shutdown;
    }

    private static Map<String, Object> refusal(OpenAIException complaint) {
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put("exception", complaint.getClass().getSimpleName());
        refusal.put("message", String.valueOf(complaint.getMessage()));
        if (complaint instanceof OpenAIServiceException service) {
            refusal.put("status", service.statusCode());
            refusal.put("code", service.code().orElse("none"));
            refusal.put("param", service.param().orElse("none"));
            refusal.put("type", service.type().orElse("none"));
            refusal.put("request-id", String.join(",", service.headers().values("x-request-id")));
        }
        return refusal;
    }

    @Override
    public void close() {
        client.close();
    }
}
