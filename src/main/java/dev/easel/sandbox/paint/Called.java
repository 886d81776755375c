package dev.easel.sandbox.paint;

/**
 * A subject that a prompt names.
 *
 * @param words how many words name it
 * @param plural whether they name more than one
 */
record Called(Subject subject, int words, boolean plural) {}
