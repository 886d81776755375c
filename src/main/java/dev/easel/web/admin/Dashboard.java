package dev.easel.web.admin;

import dev.easel.core.image.ModelShutdown;
import dev.easel.core.job.JobBoard;
import dev.easel.core.job.JobDesk;
import dev.easel.core.job.JobHistory;
import dev.easel.core.person.PersonalData;
import dev.easel.core.quota.AuditTrail;
import dev.easel.core.quota.Gate;
import dev.easel.core.quota.QuotaDesk;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.spend.SpendBook;
import dev.easel.core.text.PageWording;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Session;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.SignInPage;
import dev.easel.web.server.TokenCheck;
import dev.easel.web.server.WebModule;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code /admin}: what an operator sees and does, for whoever has the operator's token: in a form once, or with each
 * request as {@code Authorization: Bearer}; never in an address.
 */
public final class Dashboard implements WebModule {
    private static final String HOME = "/admin";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TYPED = 1_000;

    private final Web web;
    private final AdminPage page;
    private final SignInPage signIn;
    private final AdminActions actions;

    /** What it shows and does it with. */
    public record Parts(
            JobBoard board,
            JobHistory history,
            JobDesk desk,
            SpendBook spend,
            QuotaRules rules,
            QuotaDesk quotas,
            Gate gate,
            AuditTrail trail,
            PersonalData people,
            Function<LocalDate, List<ModelShutdown>> shutdowns,
            InstantSource clock) {}

    /** Who gets in, and by which pages. */
    public record Web(Pages pages, Origins origins, Sessions sessions, TokenCheck token) {}

    public Dashboard(Parts parts, Web web) {
        this.web = web;
        this.page = new AdminPage(parts, web.pages());
        this.signIn = new SignInPage(web.pages(), Dashboard::signInWords, HOME + "/sign-in");
        this.actions = new AdminActions(parts);
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.before(HOME, web.origins());
        server.routes.before(HOME + "/*", web.origins());
        server.routes.get(HOME, this::open);
        server.routes.post(HOME + "/sign-in", this::signIn);
        server.routes.post(HOME + "/sign-out", context -> {
            web.sessions().require(context);
            web.sessions().end(context);
            context.redirect(HOME, HttpStatus.SEE_OTHER);
        });
        server.routes.post(HOME + "/do/{action}", this::act);
    }

    private void open(Context context) {
        String offered = context.header("Authorization");
        if (offered != null && offered.startsWith(BEARER)) {
            signIn.judge(
                    context,
                    web.token(),
                    offered.substring(BEARER.length()),
                    () -> page.show(context, new AdminPage.Look("", null, "", shown(context))));
            return;
        }
        Optional<Session> session = web.sessions().find(context);
        if (session.isPresent()) {
            page.show(context, new AdminPage.Look(session.get().formToken(), null, done(context), shown(context)));
        } else {
            signIn.ask(context);
        }
    }

    /** Of what the charts are: {@code model:gpt-image-2}; empty: of everything. */
    private static String shown(Context context) {
        String shown = context.queryParam("show");
        return shown == null ? "" : shown;
    }

    /** What the operator did just now: {@code grant}. */
    private static String done(Context context) {
        String done = context.queryParam("done");
        return done == null ? "" : done;
    }

    private void signIn(Context context) {
        signIn.judge(context, web.token(), () -> {
            web.sessions().renew(context);
            context.redirect(HOME, HttpStatus.SEE_OTHER);
        });
    }

    private void act(Context context) {
        Session session = web.sessions().require(context);
        Deed deed = Deed.named(context.pathParam("action")).orElseThrow(NotFoundResponse::new);
        try {
            actions.perform(deed, name -> field(context, name));
            context.redirect(HOME + "?done=" + deed.address() + "#" + deed.section(), HttpStatus.SEE_OTHER);
        } catch (RefusedException e) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            Refusal refusal = new Refusal(deed, e.problem(), e.field(), typed(context));
            page.show(context, new AdminPage.Look(session.formToken(), refusal, "", ""));
        }
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value.strip();
    }

    /** What may stand in the page again: fields that it has, and no more of each than anybody types. */
    private static Map<String, String> typed(Context context) {
        return Deed.FIELDS.stream().collect(Collectors.toMap(Function.identity(), name -> {
            String value = field(context, name);
            return value.substring(0, Math.min(LONGEST_TYPED, value.length()));
        }));
    }

    private static SignInPage.Words signInWords(Locale locale) {
        PageWording words = PageWording.in(locale);
        return new SignInPage.Words(words.language(), words.words("signin"), words.words("admin"));
    }
}
