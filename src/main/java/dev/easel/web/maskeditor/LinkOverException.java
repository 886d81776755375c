package dev.easel.web.maskeditor;

/** A link can't be painted with, for a reason that the page explains. */
final class LinkOverException extends RuntimeException {
    private final LinkState state;

    LinkOverException(LinkState state) {
        super(state.word(), null, false, false);
        this.state = state;
    }

    LinkState state() {
        return state;
    }
}
