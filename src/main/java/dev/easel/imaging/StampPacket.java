package dev.easel.imaging;

import dev.easel.core.image.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stamp as XMP, which PNG, JPEG and WebP all have a place for and many programs carry from one to the other: the
 * document's identifier, and nothing else (XMP specification, part 1, 7.8 and part 2, 2.2).
 */
final class StampPacket {
    private static final Pattern STAMP = Pattern.compile("easel:([0-9a-f]{32})(?![0-9a-f])");

    private StampPacket() {}

    static byte[] of(Stamp stamp) {
        return """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
                <rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" \
                xmpMM:DocumentID="easel:%s"/></rdf:RDF></x:xmpmeta>""".formatted(stamp.value()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The stamp in metadata of whatever make; not parsed, so that no XML of a stranger is. */
    static Optional<Stamp> find(Octets metadata) {
        Matcher found = STAMP.matcher(
                new String(metadata.array(), metadata.start(), metadata.length(), StandardCharsets.ISO_8859_1));
        return found.find() ? Stamp.find(found.group(1)) : Optional.empty();
    }
}
