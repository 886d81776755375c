package dev.easel.core.text;

import java.util.List;

/**
 * What a caption says.
 *
 * @param prompt as typed, possibly shortened; empty to leave it out
 * @param facts model, size, quality, in that order
 * @param micros what it cost, in micro-dollars; 0 to leave it out
 * @param left what remains of the sender's allowances
 * @param notes sentences about how the request was changed
 */
public record Caption(String prompt, List<String> facts, long micros, List<Left> left, List<String> notes) {
    public Caption {
        facts = List.copyOf(facts);
        left = List.copyOf(left);
        notes = List.copyOf(notes);
    }

    /**
     * What remains of one allowance.
     *
     * @param amount images, or micro-dollars when {@code budget}
     * @param window {@code hour}, {@code day}, {@code week} or {@code month}
     */
    public record Left(long amount, String window, boolean budget) {}
}
