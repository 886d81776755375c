package dev.easel.engine;

/**
 * The instructions by which an edit becomes a variation, from near the source to far from it. In English as shipped,
 * whatever its asker speaks: models know that best.
 */
public record Variations(String subtle, String normal, String strong) {
    String instruction(Strength strength) {
        return switch (strength) {
            case SUBTLE -> subtle;
            case NORMAL -> normal;
            case STRONG -> strong;
        };
    }
}
