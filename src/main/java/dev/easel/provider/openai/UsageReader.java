package dev.easel.provider.openai;

import dev.easel.core.image.Usage;
import dev.easel.provider.openai.JsonScanner.Kind;
import java.io.IOException;
import java.util.Optional;

/** Reads the count of tokens, as far as a server gives it. */
final class UsageReader {
    private static final double MOST = 1e9; // keeps sums of money far from overflowing, whatever a server claims

    private long tokensIn;
    private long textTokensIn;
    private long imageTokensIn;
    private long tokensOut;

    void read(JsonScanner json) throws IOException {
        if (json.kind() != Kind.OBJECT) {
            json.skip();
            return;
        }
        json.readObject(name -> {
            switch (name) {
                case "input_tokens" -> tokensIn = count(json);
                case "text_tokens" -> textTokensIn = count(json);
                case "image_tokens" -> imageTokensIn = count(json);
                case "output_tokens" -> tokensOut = count(json);
                case "input_tokens_details" -> read(json);
                default -> json.skip();
            }
        });
    }

    /** Adds another count to this one. */
    void add(UsageReader other) {
        tokensIn += other.tokensIn;
        textTokensIn += other.textTokensIn;
        imageTokensIn += other.imageTokensIn;
        tokensOut += other.tokensOut;
    }

    /** Empty when everything is zero: LocalAI's way of not counting. Input that isn't broken down is text. */
    Optional<Usage> find() {
        long text = Math.max(textTokensIn, tokensIn - imageTokensIn);
        return text + imageTokensIn + tokensOut == 0
                ? Optional.empty()
                : Optional.of(new Usage(text, imageTokensIn, tokensOut));
    }

    private static long count(JsonScanner json) throws IOException {
        return json.findText().map(UsageReader::parse).orElse(0L);
    }

    private static long parse(String number) {
        try {
            return (long) Math.clamp(Double.parseDouble(number), 0, MOST);
        } catch (NumberFormatException e) {
            return 0L; // the count is a courtesy: an odd one must not cost an image
        }
    }
}
