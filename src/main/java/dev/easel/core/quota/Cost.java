package dev.easel.core.quota;

/** What a request takes from allowances: images, and micro-dollars. */
public record Cost(long images, long micros) {
    public static final Cost NONE = new Cost(0, 0);

    public Cost {
        if (images < 0 || micros < 0) {
            throw new IllegalArgumentException("a cost is not negative");
        }
    }

    public long in(QuotaUnit unit) {
        return switch (unit) {
            case IMAGES -> images;
            case BUDGET -> micros;
        };
    }
}
