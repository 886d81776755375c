package dev.easel.platform.playground;

import dev.easel.core.chat.Attachment;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageHeader;
import dev.easel.core.image.ImageRef;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Reads a form with files, which are kept as they come in. What they are is looked at, not believed. */
final class PlaygroundUploads {
    private static final String SETTINGS = "org.eclipse.jetty.multipartConfig";
    private static final Pattern TOO_LARGE = Pattern.compile("larger than max|exceeded");
    private static final int MAX_FILES = 6;

    /** What Jetty takes of one field without a file. */
    private static final int MAX_TEXT_BYTES = 200_000;

    /** A little more than the engine takes of one, so that it is the engine who says what is too large. */
    private static final long MAX_FILE_BYTES = 30L << 20;

    private static final long MAX_BYTES = 100L << 20;
    private static final int MAX_NAME = 120;

    private final BlobStore blobs;
    private final Path temporary;

    PlaygroundUploads(BlobStore blobs, Path temporary) {
        this.blobs = blobs;
        this.temporary = temporary;
    }

    /** What was sent: fields by their names, and files in their order. */
    record Sent(Map<String, String> fields, List<Upload> files) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** A file that was kept, and what it shows, if it is an image of a kind that is known. */
    record Upload(String sha256, String name, @Nullable ImageHeader header, long bytes) {
        Attachment attachment() {
            return new Attachment(Attachment.Role.IMAGE, sha256, name);
        }

        Optional<ImageRef> image() {
            return header == null
                    ? Optional.empty()
                    : Optional.of(new ImageRef(sha256, header.format(), header.size(), bytes));
        }
    }

    Sent read(Context context) throws IOException {
        context.req()
                .setAttribute(
                        SETTINGS,
                        new MultipartConfigElement(temporary.toString(), MAX_FILE_BYTES, MAX_BYTES, MAX_TEXT_BYTES));
        if (context.req().getContentLengthLong() > MAX_BYTES) {
            throw new ContentTooLargeResponse();
        }
        Map<String, String> fields = new HashMap<>();
        List<Upload> files = new ArrayList<>();
        for (Part part : parts(context)) {
            if (part.getSubmittedFileName() == null) {
                fields.put(String.valueOf(part.getName()), text(part));
            } else if (files.size() < MAX_FILES) {
                files.add(keep(part));
            } else {
                throw new ContentTooLargeResponse();
            }
            part.delete();
        }
        return new Sent(fields, files);
    }

    private static Iterable<Part> parts(Context context) throws IOException {
        try {
            return context.req().getParts();
        } catch (ServletException | IllegalStateException | HttpException.RuntimeException e) {
            if (isTooLarge(e)) {
                throw new ContentTooLargeResponse();
            }
            throw new BadRequestResponse();
        }
    }

    /** Jetty says so in words, below an exception for anything that is wrong with a form. */
    private static boolean isTooLarge(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        TOO_LARGE.matcher(String.valueOf(cause.getMessage())).find());
    }

    private static String text(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
            if (bytes.length > MAX_TEXT_BYTES) {
                throw new ContentTooLargeResponse();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Upload keep(Part part) throws IOException {
        BlobSink.Blob blob;
        try (InputStream in = part.getInputStream();
                BlobSink sink = blobs.create()) {
            in.transferTo(sink);
            blob = sink.keep();
        }
        try (InputStream in = blobs.open(blob.sha256())) {
            return new Upload(blob.sha256(), name(part), ImageHeader.read(in).orElse(null), blob.bytes());
        }
    }

    /** The last part of the sender's path, without characters that steer terminals or turn text around. */
    private static String name(Part part) {
        String name = part.getSubmittedFileName().replaceFirst("(?s).*[/\\\\]", "");
        String shown = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        return shown.length() <= MAX_NAME ? shown : shown.substring(0, MAX_NAME);
    }
}
