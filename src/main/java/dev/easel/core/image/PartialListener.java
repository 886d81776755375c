package dev.easel.core.image;

/** Watches images while they are drawn. Called on the thread that draws. */
public interface PartialListener {
    /** Wants to see nothing before the end. */
    PartialListener NONE = new PartialListener() {
        @Override
        public int wanted() {
            return 0;
        }

        @Override
        public void arrived(ImageRef partial) {
            // a server that sends previews unasked
        }
    };

    /** How many previews of each image are wanted, 0 to 3; with 0 nothing is streamed. Each may cost extra tokens. */
    int wanted();

    /** One more preview is kept, sharper than the one before. Fewer than wanted may come, or none. */
    void arrived(ImageRef partial);
}
