package dev.easel.testing;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what people would see, a line for each message. Failures are queued, one for each call. Safe for use from
 * several threads.
 */
public final class RecordingMessenger implements Messenger {
    private final List<String> transcript = new CopyOnWriteArrayList<>();
    private final List<Control> controls = new CopyOnWriteArrayList<>();
    private final List<List<Control>> belowFailures = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Queue<RuntimeException> deliveryFaults = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> tellingFaults = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> acknowledgeFaults = new ConcurrentLinkedQueue<>();

    private final List<Form> forms = new CopyOnWriteArrayList<>();

    private volatile Consumer<Delivery> onDelivery = _ -> {};
    private volatile @Nullable Control cancel;
    private volatile boolean hasForms = true;
    private volatile boolean keepsMessages;
    private volatile boolean showsPreviews;
    private volatile long maxFileBytes = 10_000_000;
    private volatile long maxMessageBytes = 10_000_000;

    /** How large a file may be from now on. */
    public void takeFilesOf(long bytes) {
        maxFileBytes = bytes;
    }

    /** How large all files of a message may be together from now on. */
    public void takeMessagesOf(long bytes) {
        maxMessageBytes = bytes;
    }

    /** {@code acknowledged: …}, {@code progress: …}, {@code delivered 2 images}, {@code whispered: …}, {@code said: …}. */
    public List<String> transcript() {
        return List.copyOf(transcript);
    }

    /** The answers, with what goes beside their words. */
    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** The deliveries that succeeded. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** The next delivery fails like this, once for each call of this method. */
    public void failDelivery(Persistence persistence) {
        failDelivery(new FailureException(new Failure.Undeliverable("no permission", persistence)));
    }

    public void failDelivery(RuntimeException fault) {
        deliveryFaults.add(fault);
    }

    /** What happens when people see the images already, and Easel doesn't know of it yet. */
    public void onDelivery(Consumer<Delivery> then) {
        onDelivery = then;
    }

    /** The next try at telling a failure fails like this. */
    public void failTelling(RuntimeException fault) {
        tellingFaults.add(fault);
    }

    public void failAcknowledging(RuntimeException fault) {
        acknowledgeFaults.add(fault);
    }

    @Override
    public PlatformId platform() {
        return Samples.CHAT;
    }

    @Override
    public ReplyLimits limits(ReplyAddress to) {
        return new ReplyLimits(10, maxFileBytes, maxMessageBytes, 2_000);
    }

    /** What could be pressed at status lines, in the order in which that was shown. */
    public List<Control> controls() {
        return List.copyOf(controls);
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text, Control control) {
        controls.add(control);
        cancel = control;
        return acknowledge(to, text);
    }

    @Override
    public ReplyAddress acknowledge(ReplyAddress to, UserMessage text) {
        throwNext(acknowledgeFaults);
        transcript.add("acknowledged: " + text.text());
        return new ReplyAddress(to.platform(), to.value() + "/acknowledged");
    }

    @Override
    public void answer(ReplyAddress to, Answer answer) {
        answers.add(answer);
        transcript.add("answered: " + answer.text().text());
    }

    /** From now on there are no forms here. */
    public void loseForms() {
        hasForms = false;
    }

    /** The forms that were shown. */
    public List<Form> forms() {
        return List.copyOf(forms);
    }

    @Override
    public boolean ask(ReplyAddress to, Form form) {
        if (hasForms) {
            forms.add(form);
            transcript.add("asked: " + form.title());
        }
        return hasForms;
    }

    /** From now on it can't take back a message. */
    public void keepMessages() {
        keepsMessages = true;
    }

    @Override
    public void remove(MessageRef message) {
        if (keepsMessages) {
            throw new FailureException(new Failure.Undeliverable("no permission", Persistence.LASTING));
        }
        transcript.add("removed: " + message.value());
    }

    /** What can be pressed at the status line that was changed last. */
    public Optional<Control> findCancel() {
        return Optional.ofNullable(cancel);
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text, Control control) {
        progress(to, text);
        controls.add(control);
        cancel = control;
    }

    @Override
    public void progress(ReplyAddress to, UserMessage text) {
        cancel = null;
        transcript.add("progress: " + text.text());
    }

    /** From now on it shows unfinished images. */
    public void showPreviews() {
        showsPreviews = true;
    }

    @Override
    public boolean showsPreviews() {
        return showsPreviews;
    }

    @Override
    public void preview(ReplyAddress to, UserMessage text, ImageRef image) {
        transcript.add("preview: " + text.text());
    }

    @Override
    public List<MessageRef> deliver(ReplyAddress to, Delivery delivery) {
        throwNext(deliveryFaults);
        int images = delivery.artwork().images().size();
        transcript.add("delivered " + images + (images == 1 ? " image" : " images"));
        deliveries.add(delivery);
        onDelivery.accept(delivery);
        return List.of(new MessageRef(to.platform(), to.value() + "/" + delivery.nonce()));
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason, List<Control> below) {
        fail(to, reason);
        belowFailures.add(below);
    }

    /** What could be pressed below each failure that was told. */
    public List<List<Control>> belowFailures() {
        return List.copyOf(belowFailures);
    }

    @Override
    public void fail(ReplyAddress to, UserMessage reason) {
        throwNext(tellingFaults);
        transcript.add((reason.visibility() == Visibility.WHISPERED ? "whispered: " : "said: ") + reason.text());
    }

    private static void throwNext(Queue<RuntimeException> faults) {
        RuntimeException fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
    }
}
