package dev.easel.storage;

import dev.easel.core.job.Ahead;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is drawn before one place in the fair queue, at most. By the time somebody has had so many images, anybody they
 * share with has had no more than as many, and one more job (Goyal, Vin, Cheng 1996, theorem 1); nor more than they wait
 * for.
 *
 * @param waiting what everybody waits for
 */
record QueueOrder(List<Share> waiting) {

    /** What one person waits for in one space. */
    record Share(String space, String user, Load load) {}

    /**
     * Whom to look for.
     *
     * @param before jobs of the same person that come first
     * @param spaceAhead how far the space is ahead of everybody's clock
     * @param userAhead how far the person is ahead of the space's clock
     */
    record Place(String space, String user, Load before, long spaceAhead, long userAhead) {}

    Ahead ahead(Place place) {
        Load here = place.before();
        Map<String, Load> elsewhere = new TreeMap<>();
        for (Share share : waiting) {
            if (!share.space().equals(place.space())) {
                elsewhere.merge(share.space(), share.load(), Load::plus);
            } else if (!share.user().equals(place.user())) {
                here = here.plus(share.load().within(place.before().images() + place.userAhead()));
            }
        }
        Load all = here;
        for (Load other : elsewhere.values()) {
            all = all.plus(other.within(here.images() + place.spaceAhead()));
        }
        return new Ahead((int) all.jobs(), all.images());
    }

    /**
     * Jobs together.
     *
     * @param largest images of the largest one
     */
    record Load(long jobs, long images, long largest) {
        Load plus(Load other) {
            return new Load(jobs + other.jobs(), images + other.images(), Math.max(largest, other.largest()));
        }

        /** What is drawn of it while somebody else has had so many images. */
        Load within(long served) {
            long most = Math.min(images, served + largest);
            return images == 0 ? this : new Load(Math.ceilDiv(jobs * most, images), most, largest);
        }
    }
}
