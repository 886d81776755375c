package dev.easel.core.image;

/** Watches images while they are drawn. Called on the thread that draws. */
@FunctionalInterface
public interface PartialListener {
    /** Looks at nothing before the end. */
    PartialListener NONE = _ -> {};

    /** One more preview is kept, sharper than the one before. Fewer than were asked for may come, or none. */
    void arrived(ImageRef partial);
}
