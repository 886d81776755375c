package dev.easel.sandbox.paint;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who appears in a scene.
 *
 * @param looseColours colours that belong to nobody, such as in "a red sky"
 */
record Cast(List<Role> roles, List<Color> looseColours) {
    private static final int MAX_ROLES = 3;
    private static final int REACH = 3;
    private static final Set<String> SCENERY = Set.of("sun", "moon", "star");
    private static final Map<String, Integer> NUMBERS =
            Map.of("two", 2, "three", 3, "four", 4, "five", 5, "2", 2, "3", 3, "4", 4, "5", 5, "several", 3, "many", 5);

    Cast {
        roles = List.copyOf(roles);
        looseColours = List.copyOf(looseColours);
    }

    /** One subject, {@code count} times, in its colours. */
    record Role(Subject subject, Coat coat, int count) {}

    static Cast of(Words prompt, SubjectBook book) {
        List<String> words = prompt.list();
        List<Role> roles = new ArrayList<>();
        List<Color> loose = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            Optional<Subject> subject = find(book, words, i);
            if (subject.isEmpty() || roles.size() == MAX_ROLES) {
                continue;
            }
            List<String> before = words.subList(Math.max(from, i - REACH), i);
            if (roles.stream().noneMatch(role -> role.subject().equals(subject.get()))) {
                roles.add(new Role(
                        subject.get(),
                        Coat.of(subject.get(), before, words.get(i)),
                        count(before, subject.get().words().contains(words.get(i)) ? 1 : 2)));
            }
            from = i + 1;
        }
        for (int i = from; i < words.size(); i++) {
            Color colour = ColourWords.find(words.get(i));
            if (colour != null) {
                loose.add(colour);
            }
        }
        return new Cast(withoutScenery(roles), loose);
    }

    /** Whether it is no more than lights in the sky. */
    boolean onlyScenery() {
        return roles.stream().allMatch(role -> SCENERY.contains(role.subject().name()));
    }

    /** The moon is a subject on its own, but only the light when somebody stands in it. */
    private static List<Role> withoutScenery(List<Role> roles) {
        List<Role> actors = roles.stream()
                .filter(role -> !SCENERY.contains(role.subject().name()))
                .toList();
        return actors.isEmpty() ? roles : actors;
    }

    /** "polar bear" is called by its noun: a word that only describes the next one doesn't count. */
    private static Optional<Subject> find(SubjectBook book, List<String> words, int at) {
        String word = words.get(at);
        Optional<Subject> found = book.find(word).or(() -> book.find(Words.singular(word)));
        boolean describesNext = found.isPresent()
                && at + 1 < words.size()
                && book.find(Words.singular(words.get(at + 1))).isPresent();
        return describesNext ? Optional.empty() : found;
    }

    private static int count(List<String> before, int unsaid) {
        for (String earlier : before) {
            if (NUMBERS.containsKey(earlier)) {
                return NUMBERS.get(earlier);
            }
        }
        return unsaid;
    }
}
