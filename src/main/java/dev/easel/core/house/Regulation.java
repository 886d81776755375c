package dev.easel.core.house;

import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Place.Ages;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.image.ModelId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration allows in a space, or everywhere. An empty list allows everything.
 *
 * @param space the id of the only space in which it holds; absent: everywhere
 * @param words that are not drawn
 * @param patterns expressions for what is not drawn
 * @param models that alone draw
 * @param channels ids of those in which alone Easel draws, of a space's
 * @param sizes that alone are drawn, as they are typed
 * @param maxCount the most images of one request
 * @param adults what is different in age-restricted channels
 */
public record Regulation(
        @Nullable String space,
        List<String> words,
        List<String> patterns,
        Set<String> models,
        Set<String> channels,
        Set<String> sizes,
        int maxCount,
        Adults adults) {
    /** What it means for a rule that a channel lets in adults alone. */
    public enum Adults {
        /** It is a channel like any other. */
        ALIKE,
        /** The rule doesn't hold there. */
        EXEMPT,
        /** Nothing is drawn anywhere else. */
        ONLY
    }

    /** The same in every channel. */
    public Regulation(
            @Nullable String space,
            List<String> words,
            List<String> patterns,
            Set<String> models,
            Set<String> channels,
            Set<String> sizes,
            int maxCount) {
        this(space, words, patterns, models, channels, sizes, maxCount, Adults.ALIKE);
    }

    public Regulation {
        words = List.copyOf(words);
        patterns = List.copyOf(patterns);
        models = Set.copyOf(models);
        channels = Set.copyOf(channels);
        sizes = Set.copyOf(sizes);
    }

    public boolean holdsIn(Place where) {
        SpaceRef there = where.space();
        return (space == null || (there != null && there.id().equals(space)))
                && !(adults == Adults.EXEMPT && where.ages() == Ages.ADULTS);
    }

    /** Whether anything is drawn where those are let in. */
    public boolean admits(Ages ages) {
        return adults != Adults.ONLY || ages == Ages.ADULTS;
    }

    public boolean allows(ModelId model) {
        return models.isEmpty() || models.contains(model.value());
    }

    public boolean allowsSize(String size) {
        return sizes.isEmpty() || sizes.contains(size);
    }

    public boolean isOpen(ChannelRef channel) {
        return channels.isEmpty() || channels.contains(channel.id());
    }
}
