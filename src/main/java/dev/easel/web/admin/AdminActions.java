package dev.easel.web.admin;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.JobId;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.Signature;
import dev.easel.core.spend.SpendBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does what an operator asks for in a form. Everything is signed, and stands in the audit where there is one for it. */
final class AdminActions {
    private static final UserRef OPERATOR = new UserRef(new PlatformId("dashboard"), "operator");
    private static final Pattern USER = Pattern.compile("[a-z][a-z-]{0,19}:\\S{1,100}");
    private static final Set<Cancellation> CANCELLED = EnumSet.of(Cancellation.DONE, Cancellation.REST);
    private static final int MICRO_DIGITS = 6;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int LONGEST_REASON = 300;

    private final Dashboard.Parts parts;

    AdminActions(Dashboard.Parts parts) {
        this.parts = parts;
    }

    /**
     * Does it.
     *
     * @param form gives the value of a field, empty when it isn't there
     * @throws RefusedException when a field makes no sense, or it can't be done
     */
    void perform(Deed deed, UnaryOperator<String> form) {
        switch (deed) {
            case GRANT -> {
                Amount amount = amount(form);
                if (amount.value() == 0) {
                    throw new RefusedException("problem-noamount", "amount");
                }
                parts.quotas().grant(allowances(form, amount.unit()), amount.value(), signature(form));
            }
            case SET -> {
                Amount amount = amount(form);
                parts.quotas().set(allowances(form, amount.unit()), amount.value(), signature(form));
            }
            case UNSET -> parts.quotas().unset(allowances(form, unit(form)), signature(form));
            case BAN -> parts.gate().bar(user(form), until(form), signature(form));
            case PAUSE -> parts.gate().bar(QuotaSubject.INSTANCE, until(form), signature(form));
            case UNBAR -> requireDone(parts.gate().unbar(subject(form), signature(form)));
            case CANCEL -> requireDone(CANCELLED.contains(parts.desk().cancel(job(form), OPERATOR, signature(form))));
            case RETRY -> requireDone(parts.desk().deliverAgain(job(form), signature(form)));
            case BILL -> requireDone(enterBill(form) == SpendBook.Reconciliation.DONE);
            case PURGE -> {
                if (!form.apply("sure").equals("yes")) {
                    throw new RefusedException("problem-notsure", "sure");
                }
                QuotaSubject user = user(form);
                parts.people().forget(reference(user), signature(form));
            }
        }
    }

    /** What the provider's bill says of a call in doubt, in dollars. */
    private SpendBook.Reconciliation enterBill(UnaryOperator<String> form) {
        Amount billed = amount(name -> name.equals("unit") ? "usd" : form.apply(name));
        Signature signature = signature(form);
        String reason = signature.reason().isBlank() ? "the bill says so" : signature.reason();
        return parts.spend()
                .reconcile(job(form), number(form, "attempt"), billed.value(), signature.by() + ": " + reason, now());
    }

    private static int number(UnaryOperator<String> form, String name) {
        String text = form.apply(name);
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw new RefusedException("problem-nothingtodo", RefusedException.NO_FIELD);
        }
        return Integer.parseInt(text);
    }

    /** When a ban or a pause ends by itself; without a number it doesn't. */
    private @Nullable Instant until(UnaryOperator<String> form) {
        String number = form.apply("for");
        if (number.isEmpty()) {
            return null;
        }
        if (!number.matches("[1-9]\\d{0,3}")) {
            throw new RefusedException("problem-notime", "for");
        }
        ChronoUnit unit = form.apply("time").equals("hours") ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        return now().plus(Integer.parseInt(number), unit);
    }

    private record Amount(QuotaUnit unit, long value) {}

    private static QuotaUnit unit(UnaryOperator<String> form) {
        return form.apply("unit").equals("images") ? QuotaUnit.IMAGES : QuotaUnit.BUDGET;
    }

    private static Amount amount(UnaryOperator<String> form) {
        QuotaUnit unit = unit(form);
        try {
            BigDecimal number = new BigDecimal(form.apply("amount").replace(',', '.'));
            if (number.signum() < 0 || number.compareTo(MOST) > 0) {
                throw new RefusedException("problem-noamount", "amount");
            }
            return switch (unit) {
                case IMAGES -> new Amount(unit, number.longValueExact());
                case BUDGET ->
                    new Amount(
                            unit,
                            number.setScale(MICRO_DIGITS, RoundingMode.UNNECESSARY)
                                    .unscaledValue()
                                    .longValueExact());
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw new RefusedException("problem-noamount", "amount");
        }
    }

    /** Those of the configured rules that the subject has, in this unit and window. */
    private List<Allowance> allowances(UnaryOperator<String> form, QuotaUnit unit) {
        String window = form.apply("window").toUpperCase(Locale.ROOT);
        List<Allowance> found = parts.rules().of(subject(form), now()).stream()
                .filter(allowance -> allowance.rule().unit() == unit
                        && allowance.rule().window().name().equals(window))
                .toList();
        if (found.isEmpty()) {
            throw new RefusedException("problem-norule", "window");
        }
        return found;
    }

    /** {@code instance}, a key such as {@code space:discord:42}, or a user's {@code discord:42}. */
    private static QuotaSubject subject(UnaryOperator<String> form) {
        String text = form.apply("subject");
        try {
            return USER.matcher(text).matches() && !isKey(text)
                    ? QuotaSubject.ofKey("user:" + text)
                    : QuotaSubject.ofKey(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("problem-nosubject", "subject");
        }
    }

    private static boolean isKey(String text) {
        String first = text.substring(0, text.indexOf(':')).toUpperCase(Locale.ROOT);
        return text.chars().filter(c -> c == ':').count() > 1
                && Arrays.stream(QuotaScope.values())
                        .anyMatch(scope -> scope.name().equals(first));
    }

    private static QuotaSubject user(UnaryOperator<String> form) {
        QuotaSubject subject = subject(form);
        if (subject.scope() != QuotaScope.USER) {
            throw new RefusedException("problem-nosubject", "subject");
        }
        return subject;
    }

    private static UserRef reference(QuotaSubject user) {
        if (user.platform() == null || user.id() == null) {
            throw new RefusedException("problem-nosubject", "subject");
        }
        return new UserRef(user.platform(), user.id());
    }

    private static JobId job(UnaryOperator<String> form) {
        try {
            return new JobId(form.apply("job"));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("problem-nothingtodo", RefusedException.NO_FIELD);
        }
    }

    private static void requireDone(boolean done) {
        if (!done) {
            throw new RefusedException("problem-nothingtodo", RefusedException.NO_FIELD);
        }
    }

    private Signature signature(UnaryOperator<String> form) {
        String reason = form.apply("reason");
        return new Signature(
                "dashboard:operator", now(), reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
