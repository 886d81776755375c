package dev.easel.storage;

import dev.easel.core.identity.UserRef;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.person.PersonalData.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The pictures that are kept about one person and the names of their files, as two queries find them. */
final class DossierPictures {
    private final Map<String, Of> byRequest = new LinkedHashMap<>();
    private final Map<String, Picture> files = new LinkedHashMap<>();

    /**
     * The pictures of one request.
     *
     * @param sources by their files' names
     */
    record Of(List<Drawn> drawn, List<String> sources) {
        private static final Of NONE = new Of(List.of(), List.of());
    }

    /** A picture that was drawn, by its file's name. */
    record Drawn(String file, @Nullable String revisedPrompt) {}

    private DossierPictures() {}

    static DossierPictures collect(Handle handle, UserRef user) {
        Map<String, List<GeneratedImage>> drawn = new Artworks(handle).listKept(user);
        DossierPictures pictures = new DossierPictures();
        handle.createQuery("""
                        SELECT id, CASE WHEN inputs_gone_at IS NULL
                            AND EXISTS (SELECT 1 FROM job_source WHERE job_source.job = job.id) THEN request END AS made_from
                        FROM job WHERE queue_user = :user ORDER BY id
                        """)
                .bind("user", QueueKeys.user(user))
                .map((row, _) -> Map.entry(row.getString("id"), sources(row.getString("made_from"))))
                .forEach(request -> pictures.add(
                        request.getKey(), drawn.getOrDefault(request.getKey(), List.of()), request.getValue()));
        return pictures;
    }

    private void add(String request, List<GeneratedImage> images, List<ImageRef> sources) {
        List<Drawn> drawn = new ArrayList<>();
        for (GeneratedImage image : images) {
            String name = "pictures/%s-%d".formatted(request, drawn.size() + 1);
            drawn.add(new Drawn(file(name, image.image()), image.revisedPrompt()));
        }
        List<String> brought = sources.stream()
                .map(source -> file("sources/" + source.sha256().substring(0, 16), source))
                .toList();
        byRequest.put(request, new Of(drawn, brought));
    }

    /** One file for the same bytes, however often they were used. */
    private String file(String name, ImageRef image) {
        String full = name + "." + image.format().name().toLowerCase(Locale.ROOT);
        return files.computeIfAbsent(image.sha256(), _ -> new Picture(full, image))
                .name();
    }

    /** Of one request, by its id. */
    Of of(String request) {
        return byRequest.getOrDefault(request, Of.NONE);
    }

    /** All of them, each once. */
    List<Picture> files() {
        return List.copyOf(files.values());
    }

    private static List<ImageRef> sources(@Nullable String request) {
        if (request == null) {
            return List.of();
        }
        try {
            return List.copyOf(Codec.read(request, ImageRequest.class).sources());
        } catch (IllegalStateException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
