package dev.easel.sandbox.paint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a scene takes place, and the words that say so. Of several, the one listed first wins. */
enum Setting {
    UNDERWATER("underwater reef coral aquarium seabed"),
    SPACE("space galaxy cosmos planet nebula orbit universe mars cosmic"),
    POOL("pool swimming spa"),
    CITY("city skyline street town urban cyberpunk downtown tokyo york road"),
    SEA("sea ocean beach lake river coast pond island shore harbor harbour waves wave"),
    FOREST("forest woods jungle woodland grove"),
    DESERT("desert dune sahara sand canyon"),
    MOUNTAINS("mountain mountains alps hills peaks valley cliff"),
    SNOW("snow snowy winter ice arctic frozen antarctica"),
    MEADOW("meadow field garden park grass countryside farm village hill"),
    SKY("sky clouds cloud flying"),
    ROOM("room kitchen bedroom indoors table sofa library cafe office lounge desk"),
    STUDIO("studio logo icon sticker");

    private final String words;

    Setting(String words) {
        this.words = " " + words + " ";
    }

    static @Nullable Setting named(List<String> prompt) {
        for (Setting setting : values()) {
            for (String word : prompt) {
                if (setting.words.contains(" " + word + " ")) {
                    return setting;
                }
            }
        }
        return null;
    }
}
