package dev.easel.doctor;

import static dev.easel.doctor.Complaint.broken;
import static dev.easel.doctor.Complaint.warning;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Java, memory, fonts, clock. */
final class MachineChecks {
    static final List<Check> ALL = List.of(
            new Check("java", MachineChecks::java),
            new Check("memory", MachineChecks::memory),
            new Check("file-names", MachineChecks::fileNames),
            new Check("temporary-files", MachineChecks::temporaryFiles),
            new Check("fonts", MachineChecks::fonts));

    /** Looks at what servers said the time is, after they were asked other things. */
    static final List<Check> LAST = List.of(new Check("clock", MachineChecks::clock));

    private static final int NEEDED_JAVA = 25;
    private static final long FEWEST_HEAP_BYTES = 200L << 20;
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration INTOLERABLE_SKEW = Duration.ofMinutes(4);

    private MachineChecks() {}

    private static @Nullable Complaint java(Patient patient) {
        int version = patient.machine().java();
        return version >= NEEDED_JAVA
                ? null
                : broken(
                        "Easel needs Java %d, and this is Java %d.".formatted(NEEDED_JAVA, version),
                        "EASEL_JAVA_HOME=/usr/lib/jvm/temurin-25-jdk ./easel run");
    }

    private static @Nullable Complaint memory(Patient patient) {
        long heap = patient.machine().heapBytes();
        return heap >= FEWEST_HEAP_BYTES
                ? null
                : warning(
                        "Java may take %d MB of memory only; large pictures need more.".formatted(heap >> 20),
                        "EASEL_JAVA_OPTS=-Xmx512m ./easel run");
    }

    private static @Nullable Complaint fileNames(Patient patient) {
        String encoding = patient.machine().fileNames();
        return encoding.equalsIgnoreCase("UTF-8")
                ? null
                : warning(
                        "File names and arguments are read as %s, so that others than English ones break."
                                .formatted(encoding),
                        "LC_ALL=C.UTF-8 ./easel run");
    }

    private static @Nullable Complaint temporaryFiles(Patient patient) {
        return Files.isWritable(patient.machine().tempFolder())
                ? null
                : broken(
                        "The folder for temporary files, %s, can't be written to."
                                .formatted(patient.machine().tempFolder()),
                        "EASEL_JAVA_OPTS=-Djava.io.tmpdir=/var/tmp ./easel run");
    }

    private static @Nullable Complaint fonts(Patient patient) {
        return patient.machine().fonts()
                ? null
                : warning(
                        "This system has no fonts, so that contact sheets and sandbox pictures can't be lettered.",
                        "apt-get install fontconfig fonts-dejavu-core");
    }

    private static @Nullable Complaint clock(Patient patient) {
        Optional<Duration> skew = patient.web().seen().stream()
                .map(Web.Answer::date)
                .filter(Objects::nonNull)
                .map(date -> Duration.between(date, patient.now()))
                .max(Comparator.comparing(Duration::abs));
        if (skew.isEmpty() || skew.get().abs().compareTo(SKEW) <= 0) {
            return null;
        }
        String cause = "This machine's clock is %d s %s by the servers' clocks: signatures, links and quota windows"
                        .formatted(skew.get().abs().toSeconds(), skew.get().isNegative() ? "slow" : "fast")
                + " go wrong.";
        return skew.get().abs().compareTo(INTOLERABLE_SKEW) > 0
                ? broken(cause, "timedatectl set-ntp true")
                : warning(cause, "timedatectl set-ntp true");
    }
}
