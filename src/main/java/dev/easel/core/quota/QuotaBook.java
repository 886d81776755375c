package dev.easel.core.quota;

import java.util.List;

/** What has been charged so far. Safe for use from several threads. */
public interface QuotaBook {
    /** The standing of each allowance, in the order given. */
    List<QuotaStatus> standing(List<Allowance> allowances);
}
