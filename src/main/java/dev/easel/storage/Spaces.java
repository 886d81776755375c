package dev.easel.storage;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;

/** A space as it stands in a column: {@code chat:1234}. */
final class Spaces {
    private Spaces() {}

    static String key(SpaceRef space) {
        return space.platform() + ":" + space.id();
    }

    static SpaceRef ofKey(String key) {
        int colon = key.indexOf(':');
        return new SpaceRef(new PlatformId(key.substring(0, colon)), key.substring(colon + 1));
    }
}
