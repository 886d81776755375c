package dev.easel.core.text;

/** What helps after a failure: whose turn it is. */
public enum Remedy {
    /** The sender changes the request. */
    CHANGE_REQUEST,
    /** It may work later, unchanged. */
    TRY_LATER,
    /** The operator changes the configuration. */
    CHANGE_CONFIGURATION,
    /** Nothing went wrong, or nothing helps. */
    NONE
}
