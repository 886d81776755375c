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
    private static final int MAX_ROLES = 4;
    private static final int REACH = 3;
    private static final Set<String> SCENERY = Set.of("sun", "moon", "star");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "one", "and");
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
            Optional<Called> called = find(book, prompt, i);
            if (called.isEmpty() || roles.size() == MAX_ROLES) {
                continue;
            }
            List<String> before = words.subList(Math.max(from, i - REACH), i);
            Role role = role(called.get(), before, words.get(i));
            if (roles.stream()
                    .noneMatch(other ->
                            other.subject().name().equals(role.subject().name()))) {
                roles.add(role);
            }
            i += called.get().words() - 1;
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

    private static Role role(Called called, List<String> before, String word) {
        Subject subject = called.subject();
        int count = count(before, called.plural() ? 2 : 1);
        Color colour = Coat.named(before);
        if (subject.shading() == Subject.Shading.ALL_OF_IT && colour != null) {
            return new Role(Dye.dyed(subject, colour), Coat.of(subject, List.of(), word), count);
        }
        return new Role(subject, Coat.of(subject, before, word), count);
    }

    /** "polar bear" is called by its noun: a word that only describes the next one doesn't count. */
    private static Optional<Called> find(SubjectBook book, Words prompt, int at) {
        List<String> words = prompt.list();
        if (ColourWords.find(words.get(at)) != null && !isThing(prompt, at)) {
            return Optional.empty();
        }
        Optional<Called> found = book.find(words, at);
        int next = at + found.map(Called::words).orElse(1);
        boolean describesNext = found.isPresent()
                && next < words.size()
                && !prompt.endsPhrase(next - 1)
                && book.find(words, next).isPresent();
        return describesNext ? Optional.empty() : found;
    }

    /** "An orange" is one, "orange light" and "in orange" are not. */
    private static boolean isThing(Words prompt, int at) {
        return prompt.endsPhrase(at)
                && (at == 0 || ARTICLES.contains(prompt.list().get(at - 1)));
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
