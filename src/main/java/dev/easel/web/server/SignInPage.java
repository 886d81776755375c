package dev.easel.web.server;

import dev.easel.core.text.PageWording;
import dev.easel.web.server.TokenCheck.Verdict;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** Asks for the token of another page, and hears what is offered. */
public final class SignInPage {
    private static final String NAME = "signin";

    private final Pages pages;
    private final String door;
    private final String action;

    /**
     * In front of a page.
     *
     * @param door the page's name; its words {@code title} and {@code why} say what it is and who is let in
     * @param action the address that takes the token
     */
    public SignInPage(Pages pages, String door, String action) {
        this.pages = pages;
        this.door = door;
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
        PageWording words = PageWording.in(Site.language(context));
        Map<String, String> behind = words.words(door);
        Map<String, Object> model = Map.of(
                "say",
                words.words(NAME),
                "title",
                String.valueOf(behind.get("title")),
                "why",
                String.valueOf(behind.get("why")),
                "action",
                action,
                "wrong",
                wrong,
                "often",
                often);
        pages.show(context, NAME, words.language(), model);
    }
}
