package dev.easel.core.job;

import dev.easel.core.image.ImageRequest;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaStatus;
import java.util.List;

/**
 * What a request would be and cost, if it were made.
 *
 * @param request of a batch the first one
 * @param cost the most that it can take, all of it
 * @param notes sentences about how the request was changed
 * @param standing of every allowance that applies
 */
public record Quote(ImageRequest request, Cost cost, List<String> notes, List<QuotaStatus> standing) {
    public Quote {
        notes = List.copyOf(notes);
        standing = List.copyOf(standing);
    }

    /** Whether every allowance has room for it. */
    public boolean isAffordable() {
        return standing.stream()
                .allMatch(status -> status.allowance().rule().isUnlimited()
                        || cost.in(status.allowance().rule().unit()) <= status.left());
    }
}
