package dev.easel.core.quota;

import java.util.List;

/** What the operator did to quotas, bans and pauses. Nothing in it is ever changed. Safe for use from several threads. */
public interface AuditTrail {
    /** The latest entries, newest first. */
    List<AuditEntry> list(int atMost);
}
