package dev.easel.core.identity;

/**
 * Where the answers to one trigger go. Opaque and storable: only the platform's adapter understands the value, which may
 * hold a credential and is therefore never printed.
 */
public record ReplyAddress(PlatformId platform, String value) {
    @Override
    public String toString() {
        return "ReplyAddress[" + platform + "]";
    }
}
