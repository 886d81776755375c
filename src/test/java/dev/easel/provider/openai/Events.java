package dev.easel.provider.openai;

/** Events as servers send them. */
final class Events {
    static final String USAGE =
            ",\"usage\":{\"input_tokens\":12,\"output_tokens\":396,\"input_tokens_details\":{\"text_tokens\":10,\"image_tokens\":2}}";

    private Events() {}

    static String partial(byte[] image, int index) {
        return named(
                "image_generation.partial_image",
                "\"b64_json\":\"" + Specimens.base64(image) + "\",\"partial_image_index\":" + index);
    }

    static String completed(byte[] image) {
        return named("image_generation.completed", "\"b64_json\":\"" + Specimens.base64(image) + "\"" + USAGE);
    }

    /** An event whose data repeats its name. */
    static String named(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + members + "}\n\n";
    }
}
