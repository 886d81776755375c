package dev.easel.core.image;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A distance in an image: pixels, or per cent of an edge. Exact to a hundredth. */
public record Length(int hundredths, Unit unit) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,2})?)\\s*(%|px)?");

    /** What a length counts. */
    public enum Unit {
        PIXELS(""),
        PER_CENT("%");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }
    }

    public Length {
        if (hundredths < 0) {
            throw new IllegalArgumentException("a length is not negative");
        }
    }

    /** Reads {@code 12}, {@code 12px}, {@code 12.5} or {@code 33.33%}. */
    static Optional<Length> find(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int hundredths = new BigDecimal(form.group(1)).movePointRight(2).intValueExact();
        return Optional.of(new Length(hundredths, "%".equals(form.group(2)) ? Unit.PER_CENT : Unit.PIXELS));
    }

    /** In pixels; per cent are taken of {@code edge}. */
    double of(int edge) {
        return switch (unit) {
            case PIXELS -> hundredths / 100.0;
            case PER_CENT -> hundredths / 10_000.0 * edge;
        };
    }

    /** As {@link #find} reads it, without needless zeros. */
    public String text() {
        String number = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
        return number + unit.sign;
    }
}
