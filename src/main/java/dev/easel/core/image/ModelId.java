package dev.easel.core.image;

/** A model's name as the provider spells it: {@code gpt-image-2}. Any name is allowed; models come and go. */
public record ModelId(String value) {
    public static final int MAX_LENGTH = 200;

    public ModelId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a model id has 1 to " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
