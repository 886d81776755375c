package dev.easel.platform.cli;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.image.BlobStore;
import dev.easel.core.job.Quote;
import dev.easel.testing.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes which door was opened, and what came through. */
final class RecordingDoors implements CliPlatform.Doors {
    final List<String> opened = new ArrayList<>();
    final List<Incoming.Command> received = new ArrayList<>();
    int exitCode;
    RuntimeException fault;

    @Override
    public void onInterrupt(Runnable first) {}

    @Override
    public int run() {
        return open("run");
    }

    @Override
    public int sandbox(int port) {
        return open("sandbox " + port);
    }

    @Override
    public int migrate(String from, String to) {
        return open("migrate " + from + " " + to);
    }

    @Override
    public int slackManifest(@Nullable String url) {
        return open("slack-manifest " + url);
    }

    @Override
    public int operate(Function<CliPlatform.Desk, Integer> work) {
        return open("operate");
    }

    @Override
    public int backup(Path file) {
        return open("backup " + file);
    }

    @Override
    public int restore(Path file) {
        return open("restore " + file);
    }

    @Override
    public int discordInvite() {
        return open("discord-invite");
    }

    @Override
    public int doctor(boolean json) {
        return open(json ? "doctor --json" : "doctor");
    }

    @Override
    public int healthcheck() {
        return open("healthcheck");
    }

    @Override
    public int converse(
            Function<BlobStore, Messenger> messenger,
            AttachmentSource attachments,
            Function<Inbox, Integer> conversation) {
        open("converse");
        MemoryBlobStore blobs = new MemoryBlobStore();
        Messenger answers = messenger.apply(blobs);
        return conversation.apply(incoming -> {
            received.add((Incoming.Command) incoming);
            answers.deliver(incoming.replyTo(), CliMessengerTest.delivery(blobs, "nonce", "red"));
        });
    }

    @Override
    public Quote quote(Incoming.Command command, AttachmentSource attachments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int preview(Incoming.Command edit, AttachmentSource attachments, Function<InputStream, Integer> picture) {
        open("preview");
        received.add(edit);
        return picture.apply(new ByteArrayInputStream(new byte[] {'p', 'n', 'g'}));
    }

    private int open(String door) {
        opened.add(door);
        if (fault != null) {
            throw fault;
        }
        return exitCode;
    }
}
