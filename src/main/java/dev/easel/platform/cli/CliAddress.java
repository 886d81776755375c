package dev.easel.platform.cli;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import java.nio.file.Path;

/**
 * Where the answers to one command line go.
 *
 * @param session tells this command line from every other one
 * @param folder for the files, absolute
 */
record CliAddress(String session, Path folder) {
    static final PlatformId PLATFORM = new PlatformId("cli");

    static CliAddress of(ReplyAddress address) {
        String[] parts = address.value().split("\n", 2);
        return new CliAddress(parts[0], Path.of(parts[1]));
    }

    ReplyAddress toReplyAddress() {
        return new ReplyAddress(PLATFORM, session + "\n" + folder);
    }
}
