package planted.platform.chat;

/** Breaks: adapters show one face. */
public final class ChatListener {}
