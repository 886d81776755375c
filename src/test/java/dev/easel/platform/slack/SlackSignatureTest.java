package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackSignatureTest {
    private static final int MUTATIONS = 100_000;

    private final ManualClock clock = new ManualClock(Instant.ofEpochSecond(1_700_000_000));
    private final SlackSignature signature = new SlackSignature("8f742231b10e8888abcd99yyyzzz85a5", clock);
    private final byte[] body = "token=xyzz0WbapA4vBCDEFasx0q6G&text=caf\u00e9".getBytes(StandardCharsets.UTF_8);

    /** The example of Slack's documentation on verifying requests (2026-08). */
    @Test
    void signsAsSlackDoes() {
        String example = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        assertThat(signature.sign("1531420618", example.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void takesARequestOnce() {
        String now = now(0);
        String signed = signature.sign(now, body);

        assertThat(signature.take(now, signed, body)).isTrue();
        assertThat(signature.take(now, signed, body)).isFalse();
    }

    @Test
    void takesARequestAgainThatCameToNothing() {
        String now = now(0);
        String signed = signature.sign(now, body);
        signature.take(now, signed, body);

        signature.giveBack(signed);

        assertThat(signature.take(now, signed, body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 86_400})
    void refusesWhatWasSignedAtAnotherTime(long seconds) {
        String then = now(seconds);

        assertThat(signature.take(then, signature.sign(then, body), body)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void bearsClocksThatDiffer(long seconds) {
        String then = now(seconds);

        assertThat(signature.take(then, signature.sign(then, body), body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1e9", "0x1", "99999999999999999999", "1531420618 "})
    void refusesWhatIsNoTime(String timestamp) {
        assertThat(signature.take(timestamp, signature.sign(timestamp, body), body))
                .isFalse();
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertThat(signature.take(now(0), null, body)).isFalse();
        assertThat(signature.take(null, signature.sign(now(0), body), body)).isFalse();
    }

    @Test
    void forgetsOldRequestsInTheEnd() {
        for (int i = 0; i < 10_002; i++) {
            String now = now(0);
            byte[] other = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
            assertThat(signature.take(now, signature.sign(now, other), other)).isTrue();
        }
        String replayed = now(0);
        clock.advance(Duration.ofMinutes(6));
        String later = now(0);

        assertThat(signature.take(later, signature.sign(later, body), body)).isTrue();
        assertThat(signature.take(replayed, signature.sign(replayed, body), body))
                .isFalse();
    }

    @Test
    void refusesEveryMutation() {
        Random random = new Random(7);
        String now = now(0);
        String right = signature.sign(now, body);

        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            taken += mutated(random, now, right) ? 1 : 0;
        }

        assertThat(taken).isZero();
        assertThat(signature.take(now, right, body)).isTrue();
    }

    /** Changes one of the three at one place. */
    private boolean mutated(Random random, String now, String right) {
        return switch (random.nextInt(3)) {
            case 0 -> signature.take(changed(random, now), right, body);
            case 1 -> signature.take(now, changed(random, right), body);
            default -> {
                byte[] other = body.clone();
                other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
                yield signature.take(now, right, other);
            }
        };
    }

    private static String changed(Random random, String text) {
        int at = random.nextInt(text.length());
        String before = text.substring(0, at);
        return switch (random.nextInt(4)) {
            case 0 -> before + text.substring(at + 1);
            case 1 -> before + (char) (33 + random.nextInt(90)) + text.substring(at);
            case 2 -> before;
            default -> before + flipped(random, text.charAt(at)) + text.substring(at + 1);
        };
    }

    private static char flipped(Random random, char character) {
        return (char) (character ^ (1 << random.nextInt(7)));
    }

    private String now(long plusSeconds) {
        return Long.toString(clock.instant().getEpochSecond() + plusSeconds);
    }
}
