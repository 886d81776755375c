package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaStatus;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which of several allowances to name when there is no room. */
final class Refusals {
    private Refusals() {}

    /** Whether every allowance has what is asked of it. */
    static boolean isRoom(List<QuotaStatus> standings, Cost cost) {
        return standings.stream().allMatch(status -> asked(status, cost) == 0 || asked(status, cost) <= status.left());
    }

    /**
     * Names the tightest allowance: the one with the least left of what is asked of it, whatever it counts. Of equal
     * ones, the one that is whole again last, since none of them alone would let the request through sooner.
     */
    static Failure.QuotaExceeded tightest(List<QuotaStatus> standings, Cost cost) {
        Comparator<QuotaStatus> byRoom = (one, other) ->
                product(one.left(), asked(other, cost)).compareTo(product(other.left(), asked(one, cost)));
        Comparator<QuotaStatus> latestFirst = Comparator.comparing(
                        (QuotaStatus status) -> status.allowance().resetsAt())
                .reversed();
        QuotaStatus tightest = standings.stream()
                .filter(status -> asked(status, cost) > 0)
                .min(byRoom.thenComparing(latestFirst))
                .orElseThrow(() -> new IllegalStateException("refused without an allowance"));
        return refusal(tightest, asked(tightest, cost));
    }

    private static Failure.QuotaExceeded refusal(QuotaStatus status, long asked) {
        Allowance allowance = status.allowance();
        QuotaRule rule = allowance.rule();
        return new Failure.QuotaExceeded(
                lowerCase(rule.scope()),
                lowerCase(rule.window()),
                lowerCase(rule.unit()),
                asked,
                status.left(),
                status.room(),
                allowance.resetsAt());
    }

    private static long asked(QuotaStatus status, Cost cost) {
        return cost.in(status.allowance().rule().unit());
    }

    /** Two amounts of money may be too much for a long. */
    private static BigInteger product(long left, long right) {
        return BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
