package planted.core.text;

/** Stands for the real one. */
public final class UserMessage {}
