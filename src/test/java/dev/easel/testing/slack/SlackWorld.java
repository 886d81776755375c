package dev.easel.testing.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Who and what there is in the workspace, and everything that was said. Safe for use from any thread. */
final class SlackWorld {
    private static final long MICROS = 1_000_000;

    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicLong lastTs = new AtomicLong();
    private final Map<String, FakePerson> people = new LinkedHashMap<>();
    private final Map<String, FakeConversation> conversations = new LinkedHashMap<>();
    private final Map<String, FakeConversation> directs = new LinkedHashMap<>();
    private final List<SeenMessage> messages = new ArrayList<>();

    /** A new id: a letter and ten more characters, as Slack's look. */
    String id(String letter) {
        return letter + "0FAKE%05d".formatted(ids.incrementAndGet());
    }

    /** Now, and later than every {@code ts} before. */
    String ts() {
        long now = System.currentTimeMillis() * 1_000;
        long micros = lastTs.updateAndGet(last -> Math.max(last + 1, now));
        return "%d.%06d".formatted(micros / MICROS, micros % MICROS);
    }

    synchronized FakePerson addPerson(String name, boolean admin, String locale) {
        FakePerson person = new FakePerson(id("U"), name, admin, locale);
        people.put(person.id(), person);
        return person;
    }

    synchronized FakeConversation addChannel(String name) {
        FakeConversation channel = new FakeConversation(id("C"), name);
        conversations.put(channel.id(), channel);
        return channel;
    }

    synchronized FakeConversation direct(String person) {
        return directs.computeIfAbsent(person, id -> {
            FakeConversation direct = new FakeConversation(id("D"), id);
            conversations.put(direct.id(), direct);
            return direct;
        });
    }

    synchronized Optional<FakePerson> findPerson(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** A conversation by its id; a person's id means the direct one. */
    synchronized FakeConversation requireConversation(String id) {
        FakeConversation found = people.containsKey(id) ? direct(id) : conversations.get(id);
        if (found == null) {
            throw WebRefusal.of("channel_not_found");
        }
        return found;
    }

    synchronized void add(SeenMessage message) {
        messages.add(message);
    }

    /** What becomes of a message when something is changed in it. */
    synchronized void replace(SeenMessage old, SeenMessage changed) {
        messages.replaceAll(message -> message.equals(old) ? changed : message);
    }

    synchronized void remove(SeenMessage message) {
        messages.remove(message);
    }

    synchronized Optional<SeenMessage> find(String channel, String ts) {
        return messages.stream()
                .filter(message ->
                        message.channel().equals(channel) && message.ts().equals(ts))
                .findFirst();
    }

    synchronized List<SeenMessage> messages() {
        return List.copyOf(messages);
    }
}
