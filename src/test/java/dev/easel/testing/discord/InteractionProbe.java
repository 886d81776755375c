package dev.easel.testing.discord;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One interaction that was dispatched, and all that the bot did about it. Safe for use from any thread. */
public final class InteractionProbe {
    private final String id;
    private final String token;
    private final int type;
    private final FakeChannel channel;
    private final FakeUser user;
    private final @Nullable StoredMessage pressed;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<StoredMessage> followUps = new CopyOnWriteArrayList<>();
    private final List<Duration> lateCallbacks = new CopyOnWriteArrayList<>();
    private volatile boolean foreign;
    private volatile long dispatchedNanos;
    private volatile Duration acknowledgedAfter = Duration.ZERO;
    private volatile JsonNode callback = Json.object();
    private volatile @Nullable StoredMessage original;

    InteractionProbe(
            String id, String token, int type, FakeChannel channel, FakeUser user, @Nullable StoredMessage pressed) {
        this.id = id;
        this.token = token;
        this.type = type;
        this.channel = channel;
        this.user = user;
        this.pressed = pressed;
    }

    public String id() {
        return id;
    }

    public String token() {
        return token;
    }

    public FakeChannel channel() {
        return channel;
    }

    /** Fails when the bot has not answered in time. */
    public InteractionProbe awaitCallback(Duration atMost) {
        try {
            if (!answered.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("no callback within " + atMost
                        + (lateCallbacks.isEmpty() ? "" : ", too late: " + lateCallbacks));
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** How long it took until the bot answered, in time or too late. */
    public Duration awaitAnyCallback(Duration atMost) {
        await().pollDelay(Duration.ZERO).atMost(atMost).until(() -> isAcknowledged() || !lateCallbacks.isEmpty());
        return isAcknowledged() ? acknowledgedAfter : lateCallbacks.getFirst();
    }

    public boolean isAcknowledged() {
        return answered.getCount() == 0;
    }

    /** From the dispatch to the arrival of the callback. */
    public Duration acknowledgedAfter() {
        requireAnswered();
        return acknowledgedAfter;
    }

    /** 4 message, 5 deferred, 6 deferred update, 7 update, 8 autocomplete, 9 modal. */
    public int callbackType() {
        requireAnswered();
        return callback.path("type").asInt();
    }

    /** Whether the callback asked for an answer that only the user sees. */
    public boolean isEphemeral() {
        requireAnswered();
        return (callback.path("data").path("flags").asInt() & StoredMessage.EPHEMERAL) != 0;
    }

    /** The whole callback as sent. */
    public JsonNode callback() {
        requireAnswered();
        return callback.deepCopy();
    }

    /** The values of an autocomplete answer, in order. */
    public List<String> choices() {
        requireAnswered();
        return StreamSupport.stream(callback.path("data").path("choices").spliterator(), false)
                .map(choice -> choice.path("value").asText())
                .toList();
    }

    /** The reply as it is now, deleted or not; for a pressed button its message. */
    public SeenMessage original() {
        return findOriginal()
                .orElseThrow(() -> new AssertionError("the interaction has no reply"))
                .seen();
    }

    /** Oldest first, deleted ones included. */
    public List<SeenMessage> followUps() {
        return followUps.stream().map(StoredMessage::seen).toList();
    }

    /** Callbacks that were refused because more than three seconds had passed. */
    public List<Duration> lateCallbacks() {
        return List.copyOf(lateCallbacks);
    }

    private void requireAnswered() {
        if (!isAcknowledged()) {
            throw new AssertionError("the interaction has not been answered");
        }
    }

    int type() {
        return type;
    }

    FakeUser user() {
        return user;
    }

    Optional<StoredMessage> findPressed() {
        return Optional.ofNullable(pressed);
    }

    Optional<StoredMessage> findOriginal() {
        return Optional.ofNullable(original);
    }

    List<StoredMessage> listFollowUps() {
        return followUps;
    }

    /** The application belongs to the person, not to the guild. */
    void asForeign() {
        foreign = true;
    }

    void dispatched() {
        dispatchedNanos = System.nanoTime();
    }

    /** As if it had been dispatched that long ago. */
    void dispatchedBefore(Duration ago) {
        dispatchedNanos = System.nanoTime() - ago.toNanos();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - dispatchedNanos);
    }

    void refusedAsLate() {
        lateCallbacks.add(age());
    }

    void answer(JsonNode sent, Duration after, @Nullable StoredMessage reply) {
        callback = sent;
        acknowledgedAfter = after;
        original = reply;
        answered.countDown();
    }

    ObjectNode metadata() {
        ObjectNode metadata = Json.object().put("id", id).put("type", type);
        metadata.set("user", user.json());
        metadata.set("authorizing_integration_owners", owners());
        if (pressed != null) {
            metadata.put("interacted_message_id", pressed.id);
        }
        return metadata;
    }

    ObjectNode owners() {
        return foreign
                ? Json.object().put("1", user.id())
                : Json.object().put("0", channel.guild().orElse("0"));
    }
}
