package dev.easel.platform.playground;

import dev.easel.core.text.PageWording;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Session;
import dev.easel.web.server.Site;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The page itself, and the one in front of it where a token is wanted. */
final class PlaygroundPage {

    private final Pages pages;
    private final PlaygroundPlatform.Surroundings surroundings;
    private final boolean signedIn;

    /**
     * A page.
     *
     * @param signedIn whether those who see it had to give a token, and may want to leave
     */
    PlaygroundPage(Pages pages, PlaygroundPlatform.Surroundings surroundings, boolean signedIn) {
        this.pages = pages;
        this.surroundings = surroundings;
        this.signedIn = signedIn;
    }

    void show(Context context, Session session) {
        Locale language = Site.language(context);
        PageWording words = PageWording.in(language);
        Map<String, Object> model = new TreeMap<>();
        model.put("say", words.words("playground"));
        model.put("token", session.formToken());
        model.put("model", surroundings.model());
        model.put("sandbox", surroundings.sandbox());
        model.put("discord", surroundings.discord());
        model.put("slack", surroundings.slack());
        model.put("leavable", signedIn);
        model.put("reactions", reactions(words));
        pages.show(context, "playground", words.language(), model);
    }

    private List<Map<String, String>> reactions(PageWording words) {
        return surroundings.reactions().entrySet().stream()
                .map(reaction -> Map.of(
                        "emoji", reaction.getKey(),
                        "label", words.reaction(reaction.getValue())))
                .toList();
    }
}
