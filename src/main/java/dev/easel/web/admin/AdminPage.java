package dev.easel.web.admin;

import dev.easel.core.job.Backlog;
import dev.easel.core.job.JobState;
import dev.easel.core.text.PageWording;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Site;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The dashboard as a page, or the question for the token. */
final class AdminPage {
    private static final String NAME = "admin";
    private static final int DAYS = 14;
    private static final int LATEST = 50;
    private static final long LEAST_MICROS = 2_000;
    private static final long LEAST_PICTURES = 2;

    private final Dashboard.Parts parts;
    private final Pages pages;
    private final AdminTables tables;

    AdminPage(Dashboard.Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
        this.tables = new AdminTables(parts);
    }

    /**
     * How somebody looks at it.
     *
     * @param formToken what forms send along; empty for a reader without a session, who has no forms
     * @param problem the name of what was refused just now; empty when nothing was
     * @param done the address of what was done just now; empty or unknown when nothing was
     * @param shown of what the charts are: {@code model:gpt-image-2}; empty: of everything
     */
    record Look(String formToken, String problem, String done, String shown) {}

    /** Shows everything as it is now. */
    void show(Context context, Look look) {
        PageWording words = PageWording.in(Site.language(context));
        Map<String, Object> model = new HashMap<>();
        Map<String, String> said = words.words(NAME);
        model.put("say", said);
        model.put("acts", !look.formToken().isEmpty());
        model.put("token", look.formToken());
        model.put(
                "problems",
                Stream.of(look.problem())
                        .filter(problem -> !problem.isEmpty())
                        .map(said::get)
                        .toList());
        model.put(
                "done",
                Deed.named(look.done()).map(Deed::words).map(said::get).stream().toList());
        fill(model, look.shown(), said);
        pages.show(context, NAME, words.language(), model);
    }

    private void fill(Map<String, Object> model, String shown, Map<String, String> said) {
        Instant now = parts.clock().instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = today.minusDays(DAYS - 1);
        AdminTables.Period period = tables.period(first, today);
        Days chosen = new Days(period.spend(), period.usage(), shown);
        Days all = new Days(period.spend(), period.usage(), "");
        Backlog backlog = parts.board().backlog();
        model.put("spentToday", AdminTables.dollars(all.spentOn(today)));
        model.put("picturesToday", all.picturesOn(today));
        model.put("inDoubt", AdminTables.dollars(period.inDoubt()));
        model.put("doubts", tables.doubts(first, today));
        model.put("waiting", backlog.jobs(JobState.QUEUED));
        model.put("running", backlog.jobs(JobState.RUNNING));
        model.put("oldest", age(backlog, now));
        model.put("charts", charts(chosen, first.datesUntil(today.plusDays(1)).toList(), said));
        model.put("models", period.models(shown));
        model.put("spaces", period.spaces(shown));
        model.put("users", period.users(shown));
        model.put("tallies", tables.tallies(first));
        model.put("errors", tables.errors(first));
        model.put("jobs", tables.jobs(LATEST));
        model.put("standings", tables.standings(now));
        model.put("bars", tables.bars(now));
        model.put("shutdowns", tables.shutdowns(today));
        model.put("audit", tables.audit());
    }

    private static List<Map<String, Object>> charts(Days chosen, List<LocalDate> dates, Map<String, String> said) {
        Chart chart = new Chart(dates.stream()
                .map(day -> "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()))
                .toList());
        List<Long> spent = dates.stream().map(chosen::spentOn).toList();
        List<Long> pictures = dates.stream().map(chosen::picturesOn).toList();
        return List.of(
                chart.of(Objects.requireNonNull(said.get("spend")), spent, LEAST_MICROS, AdminTables::dollars),
                chart.of(Objects.requireNonNull(said.get("perday")), pictures, LEAST_PICTURES, Long::toString));
    }

    private static String age(Backlog backlog, Instant now) {
        Instant oldest = backlog.oldest();
        if (oldest == null || oldest.isAfter(now)) {
            return "–";
        }
        Duration age = Duration.between(oldest, now);
        return String.format(Locale.ROOT, "%d:%02d", age.toMinutes(), age.toSecondsPart());
    }
}
