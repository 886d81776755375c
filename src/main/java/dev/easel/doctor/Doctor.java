package dev.easel.doctor;

import dev.easel.config.ConfigurationException;
import dev.easel.config.Environment;
import dev.easel.config.Settings;
import dev.easel.config.SettingsReader;
import dev.easel.doctor.Finding.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes all checks. */
public final class Doctor {
    /** The first check, without which there are no others. */
    static final String CONFIGURATION = "configuration";

    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);
    private static final List<Check> CHECKS = Stream.of(
                    MachineChecks.ALL,
                    FileChecks.ALL,
                    StorageChecks.ALL,
                    ProviderChecks.ALL,
                    ModelChecks.ALL,
                    MoneyChecks.ALL,
                    WebChecks.ALL,
                    DiscordChecks.ALL,
                    SlackChecks.ALL,
                    MachineChecks.LAST)
            .flatMap(List::stream)
            .toList();

    private final Machine machine;
    private final Function<Settings, Stored> storage;
    private final List<String> slackScopes;
    private final InstantSource clock;
    private final UnaryOperator<URI> way;

    /**
     * A doctor.
     *
     * @param storage looks into the database that is configured; never throws
     * @param slackScopes that the manifest of the Slack app asks for
     */
    public Doctor(Machine machine, Function<Settings, Stored> storage, List<String> slackScopes, InstantSource clock) {
        this(machine, storage, slackScopes, clock, UnaryOperator.identity());
    }

    /** @param way where the addresses of other servers lead to */
    Doctor(
            Machine machine,
            Function<Settings, Stored> storage,
            List<String> slackScopes,
            InstantSource clock,
            UnaryOperator<URI> way) {
        this.slackScopes = List.copyOf(slackScopes);
        this.machine = machine;
        this.storage = storage;
        this.clock = clock;
        this.way = way;
    }

    /** How many checks there are. */
    public static int checks() {
        return CHECKS.size() + 1;
    }

    static List<Check> all() {
        return CHECKS;
    }

    /**
     * Looks an installation over; takes a few seconds. Changes nothing.
     *
     * @param home the folder that holds {@code config/} and {@code .env}
     * @return empty when it is well
     */
    public List<Finding> examine(Environment environment, Path home) {
        Settings settings;
        try {
            settings = SettingsReader.read(environment, home);
        } catch (ConfigurationException e) {
            return e.problems().stream()
                    .map(problem ->
                            new Finding(CONFIGURATION, Level.BROKEN, problem, "${EDITOR:-vi} config/easel.yaml .env"))
                    .toList();
        }
        try (Web web = new Web(way)) {
            Patient patient = new Patient(
                    environment, home, settings, machine, storage.apply(settings), web, slackScopes, clock.instant());
            List<Finding> findings = new ArrayList<>();
            CHECKS.forEach(check -> look(check, patient, findings));
            return findings;
        }
    }

    private static void look(Check check, Patient patient, List<Finding> findings) {
        try {
            Complaint complaint = check.look().at(patient);
            if (complaint != null) {
                findings.add(new Finding(check.id(), complaint.level(), complaint.cause(), complaint.command()));
            }
        } catch (RuntimeException e) {
            LOG.warn("the check {} could not be made", check.id(), e);
            findings.add(new Finding(
                    check.id(),
                    Level.WARNING,
                    "This could not be checked: %s.".formatted(e.getClass().getSimpleName()),
                    "less data/easel-cli.log"));
        }
    }
}
