package dev.easel.engine;

import dev.easel.core.job.InstanceId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/** Tells this process from others, and the living from the dead. */
final class Instances {
    private static final long SAME_START_MILLIS = 2_000;

    private Instances() {}

    /** This process. */
    static InstanceId current() {
        ProcessHandle process = ProcessHandle.current();
        return new InstanceId(hostName(), process.pid(), startMillis(process).orElse(0L));
    }

    /** Whether it is certain that the instance no longer runs. Of other hosts nothing is certain. */
    static boolean isGone(InstanceId instance, InstanceId current) {
        if (!instance.host().equals(current.host()) || instance.equals(current)) {
            return false;
        }
        Optional<Long> started = ProcessHandle.of(instance.pid()).flatMap(Instances::startMillis);
        return started.map(millis -> Math.abs(millis - instance.startedMillis()) > SAME_START_MILLIS)
                .orElseGet(() -> ProcessHandle.of(instance.pid()).isEmpty());
    }

    private static Optional<Long> startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replace('/', '-');
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
