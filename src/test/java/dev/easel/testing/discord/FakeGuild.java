package dev.easel.testing.discord;

/** A server that the bot is a member of. */
public record FakeGuild(String id, String name) {}
