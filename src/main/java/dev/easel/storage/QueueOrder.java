package dev.easel.storage;

import dev.easel.core.job.Ahead;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is drawn before one place in the fair queue, at most. By the time somebody has had so many images, anybody they
 * share with has had no more than as many, and one more job (Goyal, Vin, Cheng 1996, theorem 1); nor more than they wait
 * for.
 *
 * @param waiting all jobs that wait, oldest first
 */
record QueueOrder(List<Entry> waiting) {

    /** A waiting job. */
    record Entry(String id, String space, String user, long images) {}

    /**
     * Whom to look for.
     *
     * @param before jobs of the same person that come first
     * @param spaceAhead how far the space is ahead of everybody's clock
     * @param userAhead how far the person is ahead of the space's clock
     */
    record Place(String space, String user, List<Entry> before, long spaceAhead, long userAhead) {}

    Ahead ahead(Place place) {
        Load own = Load.of(place.before());
        Load here = own;
        for (Map.Entry<String, List<Entry>> other :
                by(Entry::user, isIn(place.space())).entrySet()) {
            if (!other.getKey().equals(place.user())) {
                here = here.plus(Load.of(other.getValue()).within(own.images() + place.userAhead()));
            }
        }
        Load all = here;
        for (Map.Entry<String, List<Entry>> other : by(Entry::space, _ -> true).entrySet()) {
            if (!other.getKey().equals(place.space())) {
                all = all.plus(Load.of(other.getValue()).within(here.images() + place.spaceAhead()));
            }
        }
        return new Ahead((int) all.jobs(), all.images());
    }

    private Map<String, List<Entry>> by(Function<Entry, String> key, Predicate<Entry> wanted) {
        return waiting.stream().filter(wanted).collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static Predicate<Entry> isIn(String space) {
        return entry -> entry.space().equals(space);
    }

    /**
     * Jobs together.
     *
     * @param largest images of the largest one
     */
    private record Load(long jobs, long images, long largest) {
        static Load of(List<Entry> entries) {
            return new Load(
                    entries.size(),
                    entries.stream().mapToLong(Entry::images).sum(),
                    entries.stream().mapToLong(Entry::images).max().orElse(0));
        }

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
