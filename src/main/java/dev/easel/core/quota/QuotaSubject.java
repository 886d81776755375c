package dev.easel.core.quota;

import dev.easel.core.identity.PlatformId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom an allowance, a limit or a bar is for.
 *
 * @param platform absent for the instance alone
 * @param id the platform's own; absent for the instance alone
 */
public record QuotaSubject(
        QuotaScope scope,
        @Nullable PlatformId platform,
        @Nullable String id) {
    /** Everything that this installation does. */
    public static final QuotaSubject INSTANCE = new QuotaSubject(QuotaScope.INSTANCE, null, null);

    public QuotaSubject {
        boolean named = platform != null && id != null && !id.isBlank();
        if (scope == QuotaScope.INSTANCE ? platform != null || id != null : !named) {
            throw new IllegalArgumentException("a " + scope + " is not named like this");
        }
    }

    /** The name of its accounts: {@code user:chat:42}, {@code instance}. */
    public String key() {
        String kind = scope.name().toLowerCase(Locale.ROOT);
        return scope == QuotaScope.INSTANCE ? kind : kind + ":" + platform + ":" + id;
    }

    /**
     * The subject that a key names.
     *
     * @throws IllegalArgumentException when it isn't one
     */
    public static QuotaSubject ofKey(String key) {
        String[] parts = key.split(":", 3);
        QuotaScope scope = QuotaScope.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return parts.length < 3
                ? new QuotaSubject(scope, null, null)
                : new QuotaSubject(scope, new PlatformId(parts[1]), parts[2]);
    }
}
