package dev.easel.testing.discord;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Every file that was ever attached, kept under an address on the fake's own server. */
final class Cdn {
    private final Snowflakes ids;
    private final Supplier<String> origin;
    private final Map<String, SeenFile> files = new ConcurrentHashMap<>();

    Cdn(Snowflakes ids, Supplier<String> origin) {
        this.ids = ids;
        this.origin = origin;
    }

    SeenFile keep(String channelId, String name, String altText, byte[] bytes) {
        String id = ids.next();
        String path = channelId + "/" + id + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        String url = origin.get() + "/attachments/" + path + "?ex=0&is=0&hm=0";
        SeenFile file = new SeenFile(id, name, altText, url, bytes);
        files.put(id, file);
        return file;
    }

    Optional<SeenFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }
}
