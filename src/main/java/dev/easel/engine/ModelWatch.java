package dev.easel.engine;

import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelDirectory;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelShutdown;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.job.JobStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns the operator in the log before models that are in use are shut down, and once they are. In use is what is drawn
 * with when a request doesn't say, and whatever has drawn in the last 30 days: as long before its shutdown as the first
 * warning comes. Safe for use from several threads.
 */
public final class ModelWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration IN_USE = Duration.ofDays(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

    private final ModelCatalogue catalogue;
    private final ModelId configured;
    private final ModelDirectory directory;
    private final JobStore jobs;
    private final InstantSource clock;
    private final Set<Warning> given = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Map<ModelId, LocalDate> announced = Map.of();

    /**
     * A watch at rest.
     *
     * @param configured what is drawn with when a request doesn't say
     */
    public ModelWatch(
            ModelCatalogue catalogue,
            ModelId configured,
            ModelDirectory directory,
            JobStore jobs,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.configured = configured;
        this.directory = directory;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** How near a shutdown is. Each is worth one warning in a process's life. */
    private enum Nearness {
        MONTH(30),
        WEEK(7),
        DAY(1),
        GONE(0);

        private final long days;

        Nearness(long days) {
            this.days = days;
        }

        static Optional<Nearness> of(long daysLeft) {
            return Stream.of(values())
                    .filter(nearness -> daysLeft <= nearness.days)
                    .min(Comparator.comparingLong(nearness -> nearness.days));
        }
    }

    private record Warning(ModelId model, Nearness nearness) {}

    /** Looks at once, and then every day. Returns at once. */
    public void start() {
        threads.execute(() -> {
            try {
                while (true) {
                    look();
                    Thread.sleep(BETWEEN_LOOKS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Asks the server, and says what there is to warn of. Blocks while the server answers. */
    void look() {
        try {
            Map<ModelId, LocalDate> answer = directory.listShutdowns();
            announced = answer.isEmpty() ? announced : answer;
            LocalDate today = today();
            listShutdowns(today).forEach(shutdown -> warn(shutdown, today));
        } catch (RuntimeException e) {
            LOG.error("it is unknown whether models in use are about to be shut down", e);
        }
    }

    /**
     * The models in use that leave, or are gone, the soonest first; by what the server said when it was last asked.
     *
     * @param today decides what is in use
     */
    public List<ModelShutdown> listShutdowns(LocalDate today) {
        Set<ModelId> inUse = new TreeSet<>(Comparator.comparing(ModelId::value));
        inUse.add(configured);
        inUse.addAll(jobs.listModelsDrawn(
                today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(IN_USE)));
        return inUse.stream()
                .flatMap(model -> findShutdown(model).stream())
                .sorted(Comparator.comparing(ModelShutdown::date))
                .toList();
    }

    /** The earlier date counts: nobody minds a warning that comes too soon. */
    private Optional<ModelShutdown> findShutdown(ModelId model) {
        Optional<ModelSpec> spec = catalogue.find(model);
        return Stream.concat(spec.map(ModelSpec::shutdown).stream(), Optional.ofNullable(announced.get(model)).stream())
                .min(Comparator.naturalOrder())
                .map(date -> new ModelShutdown(
                        model, date, spec.map(ModelSpec::replacement).orElse(null), model.equals(configured)));
    }

    private void warn(ModelShutdown shutdown, LocalDate today) {
        long days = shutdown.daysLeft(today);
        Optional<Nearness> nearness = Nearness.of(days).filter(near -> given.add(new Warning(shutdown.model(), near)));
        if (nearness.isEmpty()) {
            return;
        }
        LOG.warn(
                "model {} {} on {}{}; {}{}",
                shutdown.model(),
                days > 0 ? "is shut down" : "was shut down",
                shutdown.date(),
                days > 0 ? ", in " + days + (days == 1 ? " day" : " days") : "",
                shutdown.replacement() == null
                        ? "nothing is known to replace it"
                        : shutdown.replacement() + " draws in its place",
                shutdown.configured() ? "; set image.model to another one" : "");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
