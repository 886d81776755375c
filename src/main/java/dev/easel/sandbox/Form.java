package dev.easel.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A request's parameters and files.
 *
 * @param json whether it came as JSON, with its files as data URLs
 */
record Form(Fields fields, Map<String, List<Upload>> uploads, boolean json) {
    Form {
        uploads = Map.copyOf(uploads);
    }

    /** The files of one parameter in their order. */
    List<Upload> files(String name) {
        return uploads.getOrDefault(name, List.of());
    }

    /** Refuses files that nobody asked for, and files where text belongs. */
    void requireKnownFiles(String... names) {
        for (String name : uploads.keySet()) {
            if (!List.of(names).contains(name)) {
                throw new RefusalException(Refusals.unknownParameter(name));
            }
        }
        for (String name : names) {
            if (fields.has(name)) {
                throw new RefusalException(Refusals.wrongType(name, "a file", "a string"));
            }
        }
    }
}
