package dev.easel.platform.slack;

import com.slack.api.model.User;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.platform.slack.SlackClient.Line;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who people are: their names, languages and rights, asked of Slack and remembered for a while. */
final class SlackPeople {
    static final Line INFO = Line.of("users.info");

    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);

    private final SlackClient client;
    private final SlackCache<Person> known;

    /** @param bot whether it is an app */
    private record Person(String name, Locale locale, boolean admin, boolean bot) {}

    SlackPeople(SlackClient client, InstantSource clock) {
        this.client = client;
        this.known = new SlackCache<>(this::ask, clock);
    }

    /**
     * Somebody as Slack describes them; whom it can't describe just now is a member who speaks English.
     *
     * @param name for that case
     */
    Sender sender(String id, String name) {
        UserRef user = new UserRef(SlackAddress.PLATFORM, id);
        return known.find(id)
                .map(person -> new Sender(
                        user,
                        person.name(),
                        person.locale(),
                        Set.of(),
                        person.admin() ? Authority.OPERATOR : Authority.MEMBER))
                .orElseGet(() -> new Sender(user, name, Locale.ENGLISH, Set.of()));
    }

    /** The name of somebody, or of nobody that Slack knows: the id. */
    String name(String id) {
        return known.find(id).map(Person::name).orElse(id);
    }

    /** Somebody's language as far as it is known without asking; else English. */
    Locale knownLocale(String id) {
        return known.peek(id).map(Person::locale).orElse(Locale.ENGLISH);
    }

    boolean isBot(String id) {
        return known.find(id).map(Person::bot).orElse(false);
    }

    private Optional<Person> ask(String id) {
        try {
            User user = client.callOnce(
                            INFO,
                            methods -> methods.usersInfo(
                                    request -> request.user(id).includeLocale(true)))
                    .getUser();
            return Optional.of(
                    new Person(displayName(user), locale(user), user.isAdmin() || user.isOwner(), user.isBot()));
        } catch (SlackRefusalException e) {
            LOG.info("somebody stays unknown for now: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static String displayName(User user) {
        User.Profile profile = user.getProfile();
        Stream<String> names = profile == null
                ? Stream.of(user.getRealName(), user.getName())
                : Stream.of(profile.getDisplayName(), profile.getRealName(), user.getName());
        return names.filter(name -> name != null && !name.isBlank()).findFirst().orElse(user.getId());
    }

    private static Locale locale(User user) {
        return user.getLocale() == null ? Locale.ENGLISH : Locale.forLanguageTag(user.getLocale());
    }
}
