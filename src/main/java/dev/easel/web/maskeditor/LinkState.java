package dev.easel.web.maskeditor;

import java.util.Locale;

/** Why a link can't be painted with. */
enum LinkState {
    /** Something was submitted with it. */
    USED,
    EXPIRED,
    /** Another browser opened it first. */
    FOREIGN,
    /** It was never made, was changed on the way, or is so old that nobody remembers. */
    UNKNOWN;

    /** As the page knows it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
