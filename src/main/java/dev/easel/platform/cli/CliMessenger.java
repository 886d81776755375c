package dev.easel.platform.cli;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Conclusion;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes images into the folder that a command line named. Can also finish what an earlier, killed command line began:
 * its files are written where they belong, and nothing is printed.
 */
final class CliMessenger implements Messenger {
    private final BlobStore blobs;
    private final CliSession session;

    CliMessenger(BlobStore blobs, CliSession session) {
        this.blobs = blobs;
        this.session = session;
    }

    @Override
    public PlatformId platform() {
        return CliAddress.PLATFORM;
    }

    /** Each command line stands for itself: what was drawn by the one before it is in whatever folder. */
    @Override
    public boolean offersConversation() {
        return false;
    }

    /** Whoever wants to know the price first says {@code --dry-run}. */
    @Override
    public boolean offersControls() {
        return false;
    }

    @Override
    public ReplyLimits limits(ReplyAddress to) {
        return new ReplyLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text) {
        session.accepted(CliAddress.of(to), text);
        return to;
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text, Control control) {
        ReplyAddress acknowledged = acknowledge(to, text);
        session.cancellable(CliAddress.of(to), control);
        return acknowledged;
    }

    /** A line among those of its progress. */
    @Override
    public void answer(ReplyAddress to, Answer answer) {
        session.progress(CliAddress.of(to), answer.text());
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text) {
        session.progress(CliAddress.of(to), text);
    }

    @Override
    public List<MessageRef> deliver(ReplyAddress to, Delivery delivery) {
        CliAddress address = CliAddress.of(to);
        List<Path> files = write(address, delivery);
        session.delivered(address, files, delivery.caption());
        return List.of(new MessageRef(CliAddress.PLATFORM, files.getFirst().toString()));
    }

    @Override
    public void conclude(ReplyAddress to, Conclusion conclusion) {
        CliAddress address = CliAddress.of(to);
        List<Path> sheet = conclusion
                .findDelivery()
                .map(delivery -> write(address, delivery))
                .orElse(List.of());
        session.concluded(address, sheet, conclusion.summary(), conclusion.outcome());
    }

    private List<Path> write(CliAddress address, Delivery delivery) {
        List<GeneratedImage> images = delivery.artwork().images();
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(address.folder());
            for (int i = 0; i < images.size(); i++) {
                ImageRef image = images.get(i).image();
                String number = images.size() == 1 ? "" : "-" + (i + 1);
                files.add(write(
                        image,
                        address.folder()
                                .resolve(delivery.nonce() + number + "."
                                        + image.format().extension())));
            }
        } catch (IOException e) {
            throw new FailureException(new Failure.Undeliverable("folder not writable", Persistence.PASSING), e);
        }
        return files;
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason) {
        session.failed(CliAddress.of(to), reason);
    }

    /** Under its final name only when it is whole. */
    private Path write(ImageRef image, Path file) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try (InputStream in = blobs.open(image.sha256())) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
