package dev.easel.testing.slack;

/**
 * Somebody in the workspace.
 *
 * @param id {@code U…}
 * @param locale as in Slack's preferences: {@code de-DE}
 */
public record FakePerson(String id, String name, boolean admin, String locale) {}
