package dev.easel.core.prompt;

import java.util.List;

/** A piece of a prompt that stands for several. */
sealed interface Part {

    /** Words that are the same in all of them; never empty. */
    record Text(String words) implements Part {
        public Text {
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a text has words");
            }
        }
    }

    /**
     * One of several pieces: {@code {red|blue}}. Two at least; each may be empty, and may hold choices of its own.
     *
     * @param alternatives in the order in which they are drawn
     */
    record Choice(List<List<Part>> alternatives) implements Part {
        public Choice {
            if (alternatives.size() < 2) {
                throw new IllegalArgumentException("a choice has two alternatives at least");
            }
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }
    }

    /** Nothing, so many times: {@code {2x}}. */
    record Repeat(int times) implements Part {
        public static final int MAX_TIMES = 99;

        public Repeat {
            if (times < 1 || times > MAX_TIMES) {
                throw new IllegalArgumentException("a prompt is repeated 1 to " + MAX_TIMES + " times");
            }
        }
    }
}
