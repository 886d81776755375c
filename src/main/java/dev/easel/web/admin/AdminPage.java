package dev.easel.web.admin;

import dev.easel.core.job.Backlog;
import dev.easel.core.job.JobState;
import dev.easel.core.text.DashboardWording;
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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dashboard as a page, or the question for the token. */
final class AdminPage {
    private static final String NAME = "admin";
    private static final int DAYS = 14;
    private static final int LATEST = 50;
    private static final List<Deed> ON_JOBS = List.of(Deed.CANCEL, Deed.RETRY);
    private static final long LEAST_MICROS = 2_000;
    private static final long LEAST_PICTURES = 2;

    private final Dashboard.Parts parts;
    private final Pages pages;

    AdminPage(Dashboard.Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    /**
     * How somebody looks at it.
     *
     * @param formToken what forms send along; empty for a reader without a session, who has no forms
     * @param refusal what was refused just now; absent when nothing was
     * @param done the address of what was done just now; empty or unknown when nothing was
     * @param shown of what the charts are: {@code model:gpt-image-2}; empty: of everything
     */
    record Look(String formToken, @Nullable Refusal refusal, String done, String shown) {}

    /** Shows everything as it is now. */
    void show(Context context, Look look) {
        PageWording words = PageWording.in(Site.language(context));
        Map<String, Object> model = new HashMap<>();
        Map<String, String> said = words.words(NAME);
        model.put("say", said);
        model.put("acts", !look.formToken().isEmpty());
        model.put("token", look.formToken());
        model.put(
                "done",
                Deed.named(look.done()).map(Deed::words).map(said::get).stream().toList());
        AdminForms forms = new AdminForms(said, look.refusal());
        model.put("quota", forms.quota());
        model.put("gate", forms.gate());
        model.put("purge", forms.purge());
        fill(model, look.shown(), said, DashboardWording.in(Site.language(context)), forms);
        pages.show(context, NAME, words.language(), model);
    }

    private void fill(
            Map<String, Object> model,
            String shown,
            Map<String, String> said,
            DashboardWording wording,
            AdminForms forms) {
        AdminTables tables = new AdminTables(parts, wording, said);
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
        model.put("waiting", backlog.jobs(JobState.QUEUED));
        model.put("running", backlog.jobs(JobState.RUNNING));
        model.put("oldest", age(backlog, now, wording));
        model.put("charts", charts(chosen, first.datesUntil(today.plusDays(1)).toList(), said));
        model.put("models", period.models(shown));
        model.put("spaces", period.spaces(shown));
        model.put("users", period.users(shown));
        model.put("tallies", tables.tallies(first));
        model.put("errors", tables.errors(first));
        model.put("standings", tables.standings(now));
        model.put("shutdowns", tables.shutdowns(today));
        model.put("audit", tables.audit());
        List<Map<String, Object>> jobs = forms.rows(ON_JOBS, "id", tables.jobs(LATEST));
        List<Map<String, Object>> bars = forms.rows(List.of(Deed.UNBAR), "subject", tables.bars(now));
        List<Map<String, Object>> doubts = forms.rows(List.of(Deed.BILL), "key", tables.doubts(first, today));
        model.put("jobs", jobs);
        model.put("bars", bars);
        model.put("doubts", doubts);
        model.put("problems", forms.elsewhere(Stream.of(jobs, bars, doubts).flatMap(List::stream)));
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

    private static String age(Backlog backlog, Instant now, DashboardWording wording) {
        Instant oldest = backlog.oldest();
        return oldest == null || oldest.isAfter(now) ? "–" : wording.waited(Duration.between(oldest, now));
    }
}
