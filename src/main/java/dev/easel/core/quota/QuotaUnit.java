package dev.easel.core.quota;

/** What an allowance counts. */
public enum QuotaUnit {
    IMAGES,
    /** Micro-dollars. */
    BUDGET
}
