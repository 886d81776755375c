package dev.easel.web.server;

import dev.easel.web.server.TokenCheck.Verdict;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Asks for the token of another page, and hears what is offered. */
public final class SignInPage {
    private static final String NAME = "signin";

    private final Pages pages;
    private final Function<Locale, Words> words;
    private final String action;

    /**
     * What it says, in one language.
     *
     * @param language as HTML's {@code lang} wants it
     * @param say the form's own words
     * @param behind those of the page behind it: its {@code title}, and {@code why} not everybody is let in
     */
    public record Words(String language, Map<String, String> say, Map<String, String> behind) {
        public Words {
            say = Map.copyOf(say);
            behind = Map.copyOf(behind);
        }
    }

    /**
     * In front of a page.
     *
     * @param action the address that takes the token
     */
    public SignInPage(Pages pages, Function<Locale, Words> words, String action) {
        this.pages = pages;
        this.words = words;
        this.action = action;
    }

    /** Asks for the first time. */
    public void ask(Context context) {
        show(context, false, false);
    }

    /** Lets in whoever offers the token; anybody else is asked once more, and told why. */
    public void judge(Context context, TokenCheck token, String offered, Runnable right) {
        switch (token.check(context, offered.strip())) {
            case Verdict.Right _ -> right.run();
            case Verdict.Wrong _ -> {
                context.status(HttpStatus.UNAUTHORIZED);
                show(context, true, false);
            }
            case Verdict.Later later -> {
                context.status(HttpStatus.TOO_MANY_REQUESTS);
                context.header("Retry-After", Long.toString(later.pause().toSeconds() + 1));
                show(context, false, true);
            }
        }
    }

    /** As {@link #judge(Context, TokenCheck, String, Runnable)}, of what the form sends. */
    public void judge(Context context, TokenCheck token, Runnable right) {
        String offered = context.formParam("token");
        judge(context, token, offered == null ? "" : offered, right);
    }

    private void show(Context context, boolean wrong, boolean often) {
        Words said = words.apply(Site.language(context));
        Map<String, Object> model = Map.of(
                "say",
                said.say(),
                "title",
                String.valueOf(said.behind().get("title")),
                "why",
                String.valueOf(said.behind().get("why")),
                "action",
                action,
                "wrong",
                wrong,
                "often",
                often);
        pages.show(context, NAME, said.language(), model);
    }
}
