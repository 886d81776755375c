package dev.easel.testing.slack;

/**
 * A channel, or a direct conversation with the bot.
 *
 * @param id {@code C…}, of a direct one {@code D…}
 */
public record FakeConversation(String id, String name) {
    public boolean direct() {
        return id.startsWith("D");
    }
}
