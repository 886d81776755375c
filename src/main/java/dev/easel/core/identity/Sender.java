package dev.easel.core.identity;

import java.util.Locale;
import java.util.Set;

/**
 * Who asked, as the platform described them at that moment.
 *
 * @param displayName as others see it; untrusted text
 * @param roles the platform's ids of this person's roles in the space
 */
public record Sender(UserRef user, String displayName, Locale locale, Set<String> roles) {
    public Sender {
        roles = Set.copyOf(roles);
    }
}
