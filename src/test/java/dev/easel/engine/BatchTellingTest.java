package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.Incoming;
import dev.easel.core.job.JobId;
import dev.easel.core.job.RetryPolicy;
import dev.easel.testing.Samples;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is said of a batch whose prompts end at the same moment. */
class BatchTellingTest extends EngineFixture {
    @Test
    void whoWasSlowerDoesNotPutHowFarItWasInPlaceOfTheEnd() {
        intake().accept(new Incoming.Mention(
                "list-1", Samples.sender(), Samples.place(), Samples.replyTo(), "a fox\na cat", List.of(), null));
        runNext();
        JobId batch = new JobId(messenger.controls().getFirst().job());

        Batches slower = new Batches(
                overtaken(this::runNext),
                new ContactSheets(batchStore(), imaging),
                messengers,
                new RetryPolicy(false, random),
                clock);
        slower.changed(batch, ALICE);

        assertThat(lastWords()).isEqualTo("said: All 2 prompts are drawn.");
    }

    /** After the first look, others go on before it is used. */
    private BatchStore overtaken(Runnable others) {
        BatchStore store = batchStore();
        AtomicBoolean looked = new AtomicBoolean();
        return (BatchStore) Proxy.newProxyInstance(
                BatchStore.class.getClassLoader(), new Class<?>[] {BatchStore.class}, (_, method, arguments) -> {
                    Object seen = method.invoke(store, arguments);
                    if (method.getName().equals("find") && !looked.getAndSet(true)) {
                        others.run();
                    }
                    return seen;
                });
    }
}
