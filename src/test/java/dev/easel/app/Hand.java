package dev.easel.app;

/** What one person presses, reacts with and asks for on one door. What comes back is what they read then. */
interface Hand {
    /** Has something drawn, which stays what is pressed on. */
    String draw(String prompt);

    /** Has something drawn that takes its time, and sees that it waits or is being drawn. */
    void begin(String prompt);

    /** What can be pressed on what was drawn first. */
    String buttons();

    String press(String button);

    /** Gives up what was begun last but so many. */
    String cancel(int before);

    /** Gives up what is left of the several that were begun last; how they ended is read in the end. */
    void cancelRest();

    /** What becomes of what was begun last but so many, once it shows pictures or its end. */
    String awaitEnd(int before);

    String react(String emoji);

    /** Reacts so that nothing comes of it to read. */
    void delete(String emoji);

    /** Presses, and fills in the form that opens. */
    String fillIn(String button, String prompt);

    String ask(String command);

    /** How many messages show pictures. */
    int pictures();

    /** Without what differs from one moment to the next, and from door to door. */
    static String timeless(String words) {
        return Guest.timeless(words)
                .replaceAll("Asked for by .*", "Asked for")
                .replaceAll("\\([0-9a-z]{23}\\)", "(id)");
    }
}
