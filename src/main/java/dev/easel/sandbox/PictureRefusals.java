package dev.easel.sandbox;

import org.jspecify.annotations.Nullable;

/** The API's error answers to forms and to the pictures in them, as third parties recorded them up to 2026-11. */
final class PictureRefusals {
    private PictureRefusals() {}

    static Refusal brokenForm() {
        return Refusal.schema(null, null, "We could not parse the multipart form of your request.");
    }

    static Refusal duplicate(String param) {
        return Refusal.schema(
                "duplicate_parameter",
                param,
                "Duplicate parameter: '" + param
                        + "'. You provided multiple values for this parameter, whereas only one"
                        + " is allowed. If you are trying to provide a list of values, use the array syntax instead e.g. '"
                        + param + "[]=<value>'.");
    }

    static Refusal tooMany(String param, int max, int given) {
        return Refusal.schema(
                "array_above_max_length",
                param,
                "Invalid '" + param + "': array too long. Expected an array with maximum length " + max
                        + ", but got an array with length " + given + " instead.");
    }

    static Refusal mediaType(String param, String given) {
        return Refusal.schema(
                "unsupported_file_mimetype",
                param,
                "Invalid file '" + param + "': unsupported mimetype ('" + given
                        + "'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.");
    }

    static Refusal tooLargeFile(String param, long maxMib) {
        return Refusal.schema(
                "file_above_max_size",
                param,
                "Invalid file '" + param + "': file too large. Files must be less than " + maxMib + " MB.");
    }

    static Refusal notSmallPng() {
        return Refusal.schema("invalid_image_format", null, "Uploaded image must be a PNG and less than 4 MB.");
    }

    static Refusal notSquare() {
        return Refusal.schema("invalid_image_format", null, "Uploaded image must be square.");
    }

    static Refusal notADataUrl(String param) {
        return Refusal.schema(
                "invalid_value",
                param,
                "Invalid '" + param + "': expected a base64-encoded data URL such as 'data:image/png;base64,...'. This"
                        + " server fetches nothing from other addresses.");
    }

    static Refusal unknownFile(String param, String file) {
        return Refusal.schema("invalid_value", param, "The file '" + file + "' does not exist.");
    }

    static Refusal unreadable(int number) {
        return userError(
                "invalid_image_file",
                null,
                "Invalid image file or mode for image " + number + ", please check your image file.");
    }

    static Refusal mask(String why) {
        return userError("invalid_mask_image_format", "mask", "Invalid mask image format - " + why);
    }

    static Refusal inputFidelity(String model, String fidelity) {
        return userError(
                "invalid_input_fidelity_model",
                "input_fidelity",
                "The model '" + model + "' does not support input_fidelity '" + fidelity + "'.");
    }

    /** The endpoint exists, but not for this model. */
    static Refusal otherModel(String given, String needed) {
        return Refusal.schema(
                "invalid_value", "model", "Invalid value: '" + given + "'. Value must be '" + needed + "'.");
    }

    private static Refusal userError(String code, @Nullable String param, String message) {
        return Refusal.of(400, "image_generation_user_error", code, param, message);
    }
}
