package dev.easel.core.text;

/** Who may read a message: everyone in the place, or its addressee alone where the platform can. */
public enum Visibility {
    PUBLIC,
    WHISPERED
}
