package dev.easel.platform.playground;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Conclusion;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import dev.easel.platform.playground.PlaygroundMessage.Kind;
import dev.easel.platform.playground.PlaygroundMessage.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into conversations. One message is what an address names: its status line becomes the pictures or the reason. */
final class PlaygroundMessenger implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundMessenger.class);
    private static final ReplyLimits LIMITS =
            new ReplyLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 100_000);

    private final PlaygroundTranscript transcript;
    private final BlobStore blobs;
    private final RandomGenerator random;

    PlaygroundMessenger(PlaygroundTranscript transcript, BlobStore blobs, RandomGenerator random) {
        this.transcript = transcript;
        this.blobs = blobs;
        this.random = random;
    }

    @Override
    public PlatformId platform() {
        return PlaygroundAddress.PLATFORM;
    }

    @Override
    public ReplyLimits limits(ReplyAddress to) {
        return LIMITS;
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text) {
        write(to, transcript.message(Kind.STATUS, text.text()));
        return to;
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text, Control control) {
        write(to, status(to, text, control));
        return to;
    }

    private PlaygroundMessage status(ReplyAddress to, UserMessage text, Control control) {
        Locale language = PlaygroundAddress.of(to).language();
        return transcript.message(Kind.STATUS, text.text()).controls(List.of(control), language);
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text) {
        show(to, transcript.message(Kind.STATUS, text.text()));
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text, Control control) {
        show(to, status(to, text, control));
    }

    @Override
    public boolean showsPreviews() {
        return true;
    }

    @Override
    public void preview(ReplyAddress to, UserMessage text, ImageRef image) {
        show(to, transcript.message(Kind.STATUS, text.text()).picture(image, "", ""));
    }

    /** Leaves alone what isn't a status line any more. */
    private void show(ReplyAddress to, PlaygroundMessage status) {
        try {
            Optional<PlaygroundMessage> before = find(to);
            if (before.isEmpty() || before.get().is(Kind.STATUS)) {
                write(to, status);
            }
        } catch (RuntimeException e) {
            LOG.info("a status line could not be changed", e);
        }
    }

    @Override
    public List<MessageRef> deliver(ReplyAddress to, Delivery delivery) {
        PlaygroundAddress address = PlaygroundAddress.of(to);
        boolean there = find(to).filter(before -> before.nonce().equals(delivery.nonce()))
                .isPresent();
        if (!there) {
            write(to, pictures(delivery, address));
        }
        return List.of(address.message());
    }

    private PlaygroundMessage pictures(Delivery delivery, PlaygroundAddress address) {
        Artwork artwork = delivery.artwork();
        PlaygroundMessage message = transcript
                .message(Kind.PICTURES, delivery.caption().text())
                .nonce(delivery.nonce())
                .controls(delivery.controls(), address.language());
        int all = artwork.images().size();
        for (int i = 0; i < all; i++) {
            ImageRef image = artwork.images().get(i).image();
            String number = all == 1 ? "" : "-" + (i + 1);
            String name = delivery.nonce() + number + "." + image.format().extension();
            String alt = delivery.altText().text() + (all == 1 ? "" : " (" + (i + 1) + "/" + all + ")");
            message.picture(image, name, alt);
        }
        return delivery.presentation().cover() == Presentation.Cover.SPOILER ? message.covered() : message;
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason) {
        fail(to, reason, List.of());
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason, List<Control> controls) {
        PlaygroundAddress address = PlaygroundAddress.of(to);
        write(to, transcript.message(Kind.FAILURE, reason.text()).controls(controls, address.language()));
    }

    @Override
    public void conclude(ReplyAddress to, Conclusion conclusion) {
        conclusion
                .findDelivery()
                .ifPresentOrElse(
                        sheet -> deliver(to, sheet),
                        () -> write(
                                to,
                                transcript.message(
                                        Kind.ANSWER, conclusion.summary().text())));
    }

    @Override
    public void answer(ReplyAddress to, Answer answer) {
        PlaygroundAddress address = PlaygroundAddress.of(to);
        PlaygroundMessage message =
                transcript.message(Kind.ANSWER, answer.text().text()).controls(answer.controls(), address.language());
        answer.images()
                .forEach(picture -> message.picture(
                        picture.image(),
                        picture.image().sha256() + "."
                                + picture.image().format().extension(),
                        picture.altText().text()));
        answer.documents().forEach(document -> message.document(keep(document)));
        write(to, message);
    }

    private Part keep(Document document) {
        try (InputStream in = document.content().open();
                BlobSink sink = blobs.create()) {
            in.transferTo(sink);
            return new Part(sink.keep().sha256(), document.mediaType(), document.name());
        } catch (IOException e) {
            throw new FailureException(new Failure.Undeliverable("file not kept", Persistence.PASSING), e);
        }
    }

    @Override
    public boolean ask(ReplyAddress to, Form form) {
        write(to, transcript.message(Kind.FORM, form.title()).form(form));
        return true;
    }

    @Override
    public void remove(MessageRef message) {
        String channel = message.value().substring(0, message.value().indexOf('/'));
        String entry = PlaygroundAddress.entry(message);
        if (transcript.find(channel, entry).isPresent()) {
            transcript.write(channel, entry, transcript.message(Kind.REMOVED, ""));
        }
    }

    @Override
    public ReplyAddress later(ReplyAddress to) {
        PlaygroundAddress address = PlaygroundAddress.of(to);
        String entry = "later-" + Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
        return new PlaygroundAddress(address.channel(), entry, address.language()).reply();
    }

    private Optional<PlaygroundMessage> find(ReplyAddress to) {
        PlaygroundAddress address = PlaygroundAddress.of(to);
        return transcript.find(address.channel(), address.entry());
    }

    private void write(ReplyAddress to, PlaygroundMessage message) {
        PlaygroundAddress address = PlaygroundAddress.of(to);
        transcript.write(address.channel(), address.entry(), message);
    }
}
