package dev.easel.sandbox.paint;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Emoji as subjects. A picture is read when it is first wanted and forgotten when memory is. Safe for any thread. */
final class GlyphBook {
    private final GlyphSheet sheet = GlyphSheet.load();
    private final GlyphNames names = new GlyphNames(sheet.codes());
    private final GlyphPlaces places = new GlyphPlaces();
    private final GlyphReader reader = new GlyphReader();
    private final Map<String, SoftReference<Subject>> read = new ConcurrentHashMap<>();

    /** The subject that exactly these words call. */
    Optional<Subject> find(String words) {
        return names.find(words).map(this::subject);
    }

    private Subject subject(String codes) {
        SoftReference<Subject> kept = read.get(codes);
        @Nullable Subject subject = kept == null ? null : kept.get();
        if (subject == null) {
            GlyphPlaces.Place place = places.of(codes);
            List<Layer> layers = reader.read(sheet.open(codes));
            subject = new Subject(
                    codes,
                    Set.of(),
                    place.stand(),
                    place.home(),
                    Map.of(),
                    layers,
                    place.size(),
                    Subject.Shading.ALL_OF_IT);
            read.put(codes, new SoftReference<>(subject));
        }
        return subject;
    }
}
