package dev.easel.core.job;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;

/** The names of jobs and instances. */
class NamesTest {
    private final Random random = new Random(7);

    @Test
    void givesEveryJobOfAMomentItsOwnName() {
        Set<JobId> names = IntStream.range(0, 10_000)
                .mapToObj(_ -> JobId.create(NOW, random))
                .collect(Collectors.toSet());

        assertThat(names).hasSize(10_000);
    }

    @Property
    void sortsJobsByTheTimeOfAdmission(
            @ForAll @LongRange(min = 0, max = 10_000_000_000_000L) long earlier,
            @ForAll @IntRange(min = 1, max = 1_000_000) int millisLater) {
        JobId first = JobId.create(Instant.ofEpochMilli(earlier), random);
        JobId second = JobId.create(Instant.ofEpochMilli(earlier + millisLater), random);

        assertThat(first.value()).matches("[0-9a-z]{23}").isLessThan(second.value());
    }

    @Test
    void takesNoOtherTextForAJob() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId("../etc"));
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId(""));
    }

    @Property
    void readsTheInstanceThatItWrote(
            @ForAll @AlphaChars @NumericChars @Chars({'-', '.', ':'}) String host,
            @ForAll long pid,
            @ForAll long startedMillis) {
        InstanceId instance = new InstanceId(host, pid, startedMillis);

        assertThat(InstanceId.parse(instance.text())).isEqualTo(instance);
    }

    @Test
    void takesNoOtherTextForAnInstance() {
        assertThatIllegalArgumentException().isThrownBy(() -> InstanceId.parse("alpha/11"));
        assertThatIllegalArgumentException().isThrownBy(() -> InstanceId.parse("alpha/eleven/1"));
    }
}
