package official;

import com.openai.models.images.Image;
import com.openai.models.images.ImageEditCompletedEvent;
import com.openai.models.images.ImageEditPartialImageEvent;
import com.openai.models.images.ImageEditStreamEvent;
import com.openai.models.images.ImageGenCompletedEvent;
import com.openai.models.images.ImageGenPartialImageEvent;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.images.ImagesResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the official client found in an answer, in types that every class loader knows. */
final class OfficialAnswers {
    private final List<byte[]> images = new ArrayList<>();
    private final List<byte[]> partials = new ArrayList<>();
    private final Map<String, Object> map = new LinkedHashMap<>(Map.of("images", images, "partials", partials));

    static Map<String, Object> of(ImagesResponse answer) {
        OfficialAnswers answers = new OfficialAnswers();
        List<String> urls = new ArrayList<>();
        List<String> revisedPrompts = new ArrayList<>();
        for (Image image : answer.validate().data().orElseThrow()) {
            image.b64Json().ifPresent(text -> answers.images.add(bytes(text)));
            image.url().ifPresent(urls::add);
            image.revisedPrompt().ifPresent(revisedPrompts::add);
        }
        Map<String, Object> map = answers.map;
        map.put("urls", urls);
        map.put("revised-prompts", revisedPrompts);
        map.put("created", answer.created());
        answer.size().ifPresent(size -> map.put("size", size.asString()));
        answer.quality().ifPresent(quality -> map.put("quality", quality.asString()));
        answer.background().ifPresent(background -> map.put("background", background.asString()));
        answer.outputFormat().ifPresent(format -> map.put("format", format.asString()));
        answer.safetyIdentifier().ifPresent(name -> map.put("safety-identifier", name));
        answer.usage().ifPresent(usage -> {
            map.put("input-tokens", usage.inputTokens());
            map.put("output-tokens", usage.outputTokens());
            map.put("total-tokens", usage.totalTokens());
        });
        return map;
    }

    void add(ImageGenStreamEvent event) {
        event.validate();
        event.generationPartialImage().ifPresent(this::add);
        event.generationCompleted().ifPresent(this::add);
    }

    void add(ImageEditStreamEvent event) {
        event.validate();
        event.partialImage().ifPresent(this::add);
        event.completed().ifPresent(this::add);
    }

    Map<String, Object> map() {
        return map;
    }

    private void add(ImageGenPartialImageEvent partial) {
        requireNext(partial.partialImageIndex());
        partials.add(bytes(partial.b64Json()));
    }

    private void add(ImageEditPartialImageEvent partial) {
        requireNext(partial.partialImageIndex());
        partials.add(bytes(partial.b64Json()));
    }

    private void add(ImageGenCompletedEvent completed) {
        images.add(bytes(completed.b64Json()));
        map.put("size", completed.size().asString());
        map.put("quality", completed.quality().asString());
        map.put("format", completed.outputFormat().asString());
        map.put("output-tokens", completed.usage().outputTokens());
    }

    private void add(ImageEditCompletedEvent completed) {
        images.add(bytes(completed.b64Json()));
        map.put("size", completed.size().asString());
        map.put("quality", completed.quality().asString());
        map.put("format", completed.outputFormat().asString());
        map.put("output-tokens", completed.usage().outputTokens());
    }

    private void requireNext(long index) {
        if (index != partials.size()) {
            throw new IllegalStateException("preview " + index + " after " + partials.size());
        }
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
