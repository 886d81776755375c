package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.regex.Pattern;

/** People named in a text as {@code <@id>}. */
final class Mentions {
    private static final Pattern PERSON = Pattern.compile("<@!?(\\d+)>");

    private Mentions() {}

    static ArrayNode in(String text, World world) {
        ArrayNode people = Json.array();
        PERSON.matcher(text)
                .results()
                .map(match -> world.findUser(match.group(1)))
                .flatMap(user -> user.stream())
                .distinct()
                .forEach(user -> people.add(user.json()));
        return people;
    }
}
