package dev.easel.core.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Who asked, as the platform described them at that moment.
 *
 * @param displayName as others see it; untrusted text
 * @param roles the platform's ids of this person's roles in the space
 * @param authority in the place where they asked; absent in what an older Easel stored, which then says member
 */
public record Sender(UserRef user, String displayName, Locale locale, Set<String> roles, Authority authority) {
    public Sender {
        roles = Set.copyOf(roles);
        authority = Objects.requireNonNullElse(authority, Authority.MEMBER);
    }

    /** A member. */
    public Sender(UserRef user, String displayName, Locale locale, Set<String> roles) {
        this(user, displayName, locale, roles, Authority.MEMBER);
    }

    /** Whether this person runs the place. */
    public boolean operates() {
        return authority == Authority.OPERATOR;
    }
}
