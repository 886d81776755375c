package dev.easel.sandbox;

import io.javalin.http.Context;
import java.util.Locale;

/** What kind of body a request has. */
final class MediaType {
    static final String FORM = "multipart/form-data";
    static final String JSON = "application/json";

    private MediaType() {}

    /** Lower case and without parameters; empty when none is declared. */
    static String of(Context context) {
        String header = context.header("Content-Type");
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
