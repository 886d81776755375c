package dev.easel.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Reads a request of {@code multipart/form-data}; its files go to the disk as they come in. */
final class MultipartBody {
    /** Sixteen pictures and a mask of just under 50 MiB, and the text. */
    static final long MAX_BYTES = 17L * PictureRules.MIB * 50 + PictureRules.MIB;

    private static final int MAX_TEXT_BYTES = PictureRules.MIB;
    private static final String SETTINGS = "org.eclipse.jetty.multipartConfig";
    private static final Set<String> NUMBERS = Set.of("n", "output_compression", "partial_images");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private MultipartBody() {}

    /** The parameters, with files in the room; parts without a file name are text. */
    static Form read(Context context, Workroom room) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        Map<String, List<Upload>> uploads = new LinkedHashMap<>();
        for (Part part : parts(context, room)) {
            String name = part.getName() == null ? "" : part.getName();
            if (part.getSubmittedFileName() != null) {
                uploads.computeIfAbsent(name, _ -> new ArrayList<>()).add(upload(part, name, room.newFile()));
            } else if (fields.has(name)) {
                throw new RefusalException(PictureRefusals.duplicate(name));
            } else {
                put(fields, name, text(part));
            }
        }
        return new Form(new Fields(fields), uploads, false);
    }

    private static Collection<Part> parts(Context context, Workroom room) throws IOException {
        String folder = room.folder().toString();
        context.req().setAttribute(SETTINGS, new MultipartConfigElement(folder, MAX_BYTES, MAX_BYTES, 0));
        if (context.req().getContentLengthLong() > MAX_BYTES) {
            throw new RefusalException(Refusals.tooLarge(MAX_BYTES));
        }
        try {
            return context.req().getParts();
        } catch (ServletException | IllegalStateException | HttpException.RuntimeException e) {
            throw new RefusalException(PictureRefusals.brokenForm(), e);
        }
    }

    private static Upload upload(Part part, String name, Path file) throws IOException {
        part.write(file.toString());
        String field = name.replace("[]", "");
        return new Upload(field, file, mediaType(part.getContentType()), Files.size(file));
    }

    private static String mediaType(@Nullable String header) {
        return header == null
                ? "application/octet-stream"
                : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
            if (bytes.length > MAX_TEXT_BYTES) {
                throw new RefusalException(Refusals.tooLarge(MAX_TEXT_BYTES));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** A form knows only text, so numbers and switches are read where the API expects them. */
    private static void put(ObjectNode fields, String name, String text) {
        if (NUMBERS.contains(name) && INTEGER.matcher(text).matches()) {
            fields.put(name, Long.parseLong(text));
        } else if (name.equals("stream") && (text.equals("true") || text.equals("false"))) {
            fields.put(name, Boolean.parseBoolean(text));
        } else {
            fields.put(name, text);
        }
    }
}
