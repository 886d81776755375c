package dev.easel.core.quota;

import dev.easel.core.identity.SpaceRef;
import java.util.List;

/** What the operator did to quotas, bans, pauses and jobs. Nothing in it is ever changed. Safe for use from several threads. */
public interface AuditTrail {
    /** The latest entries, newest first. */
    List<AuditEntry> list(int atMost);

    /** As {@link #list}, what concerns one space: orders given by its operators, and what was done to it. */
    List<AuditEntry> listOf(SpaceRef space, int atMost);
}
