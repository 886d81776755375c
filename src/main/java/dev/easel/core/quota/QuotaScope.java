package dev.easel.core.quota;

/** Who shares an allowance. */
public enum QuotaScope {
    USER,
    ROLE,
    CHANNEL,
    SPACE,
    INSTANCE
}
