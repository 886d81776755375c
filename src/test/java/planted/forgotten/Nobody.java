package planted.forgotten;

/** Breaks: allow-list, because nobody said what this package may use. */
public final class Nobody {}
