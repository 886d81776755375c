package dev.easel.campaign;

import dev.easel.core.job.Admission;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobStore;
import dev.easel.testing.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process that asks for admission, from several threads at once, whenever it is told to. Arguments: its name, how many
 * threads. Each line of its input is the name of an account, its room, and how often to ask; each line of its output
 * says how many were admitted and how many refused.
 */
final class Racer {
    private static final long PRICE_MICROS = 40_000;
    private static final long PLENTY = Long.MAX_VALUE / 4;

    private final String name;
    private final int threads;
    private final JdbcJobStore jobs;

    private Racer(String name, int threads, JdbcJobStore jobs) {
        this.name = name;
        this.threads = threads;
        this.jobs = jobs;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.open(arguments[2]);
                ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Racer racer = new Racer(arguments[0], Integer.parseInt(arguments[1]), new JdbcJobStore(database));
            out.println("ready");
            String line = in.readLine();
            while (line != null) {
                String[] words = line.split(" ", -1);
                out.println(racer.race(pool, words[0], Long.parseLong(words[1]), Integer.parseInt(words[2])));
                line = in.readLine();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String race(ExecutorService pool, String account, long room, int times)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int share = times / threads + (thread < times % threads ? 1 : 0);
            String prefix = account + "/" + name + "/" + thread + "/";
            all.add(() -> {
                start.await();
                return ask(prefix, share, account, room);
            });
        }
        int admitted = 0;
        for (Future<Integer> done : pool.invokeAll(all)) {
            admitted += done.get();
        }
        return admitted + " " + (times - admitted);
    }

    /** The tight account, and one that all rounds share, which has room for everything. */
    static Allowance[] allowances(String account, long room) {
        return new Allowance[] {Samples.budgetAMonth(PLENTY), Samples.imagesADay(account, room)};
    }

    private int ask(String prefix, int times, String account, long room) {
        int admitted = 0;
        for (int i = 0; i < times; i++) {
            NewJob asked = Samples.by(Samples.newJob(prefix + i), account, null);
            NewJob job = Samples.withAllowances(asked, allowances(account, room));
            admitted += switch (jobs.admit(job)) {
                case Admission.Admitted _ -> 1;
                case Admission.Refused _ -> 0;
                case Admission.Duplicate known -> throw new IllegalStateException("a duplicate of " + known.existing());
            };
        }
        return admitted;
    }

    /** What the tight account takes for one job, and the roomy one. */
    static long price() {
        return PRICE_MICROS;
    }
}
