package dev.easel.simulation;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Lease;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.NewJob;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;

/** The real store, as a process uses it that may die right before and right after each of its transactions. */
final class CrashingStore {
    private final World world;
    private final SimulatedInstance instance;
    private final JobStore real;

    CrashingStore(World world, SimulatedInstance instance) {
        this.world = world;
        this.instance = instance;
        this.real = world.jobs();
    }

    /** A proxy, so that no method of the store is forgotten. */
    JobStore asJobStore() {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(),
                new Class<?>[] {JobStore.class},
                (_, method, arguments) -> call(method, arguments == null ? new Object[0] : arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (instance.dies()) {
            excuse(method, arguments, "the process died");
            throw new Crash();
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LeaseLostException) {
                excuse(method, arguments, "somebody else had taken over");
            }
            throw e.getCause();
        }
        observe(method.getName(), arguments, result);
        if (instance.dies()) {
            throw new Crash();
        }
        return result;
    }

    /** Between a post and its commit something came that nobody can help. */
    private void excuse(Method method, Object[] arguments, String reason) {
        if (method.getName().equals("delivered")) {
            ask(arguments).lastPost().excuse = reason;
        }
    }

    /** Commits are facts, even when the process dies before it learns of them. */
    private void observe(String method, Object[] arguments, Object result) {
        switch (method) {
            case "admit" -> admitted((NewJob) arguments[0], (Admission) result);
            case "turnAway" -> turnedAway((NewJob) arguments[0], (Failure) arguments[1]);
            case "failed" -> world.fellThrough(arguments[1]);
            case "claim" -> ((Optional<?>) result).ifPresent(job -> world.due(((Instant) arguments[3]).plusMillis(1)));
            case "retryAt", "redeliverAt" -> world.due((Instant) arguments[1]);
            case "arrived", "attemptFailed" -> {
                if (method.equals("arrived")) {
                    world.arrived();
                }
                ask(arguments).calls.stream()
                        .filter(call -> call.caller == instance)
                        .reduce((_, latest) -> latest)
                        .orElseThrow()
                        .written = true;
            }
            case "delivered" -> ask(arguments).lastPost().confirmed = true;
            default -> {}
        }
    }

    /** An event that comes again finds the answer that it had, whatever the weather is by now. */
    private void turnedAway(NewJob job, Failure reason) {
        Ask ask = world.asks().of(job.eventId());
        if (!ask.turnedAway) {
            ask.turnedAway = true;
            world.fellThrough(reason);
        }
    }

    private void admitted(NewJob job, Admission admission) {
        switch (admission) {
            case Admission.Admitted _ -> {
                world.asks().of(job.eventId()).job = job.id();
                world.due(job.claimableFrom());
                world.checkLimits();
            }
            case Admission.Refused(Failure reason) -> turnedAway(job, reason);
            case Admission.Duplicate(var existing) -> {
                if (!existing.equals(world.asks().of(job.eventId()).job)) {
                    world.violated("the event " + job.eventId() + " leads to another job");
                }
            }
        }
    }

    private Ask ask(Object[] arguments) {
        return world.asks().of(((Lease) arguments[0]).job());
    }
}
