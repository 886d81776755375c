package dev.easel.platform.cli;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.image.BlobStore;
import dev.easel.core.job.Quote;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nothing opens; a test opens what it is about. */
class ClosedDoors implements CliPlatform.Doors {
    @Override
    public int operate(Function<CliPlatform.Desk, Integer> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int run() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onInterrupt(Runnable first) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int sandbox(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int migrate(String from, String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int backup(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int restore(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int slackManifest(@Nullable String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int discordInvite() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int doctor(boolean json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int healthcheck() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int converse(
            Function<BlobStore, Messenger> messenger,
            AttachmentSource attachments,
            Function<Inbox, Integer> conversation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Quote quote(Incoming.Command command, AttachmentSource attachments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int preview(Incoming.Command edit, AttachmentSource attachments, Function<InputStream, Integer> picture) {
        throw new UnsupportedOperationException();
    }
}
