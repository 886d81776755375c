package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlackTogglesTest {
    private final SlackToggles toggles = new SlackToggles();

    @Test
    void hearsWhoTogglesOnceInTenSeconds() {
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
        assertThat(toggles.asks("fox", "1700000001.000100")).isFalse();
        assertThat(toggles.asks("fox", "1700000009.999999")).isFalse();
        assertThat(toggles.asks("fox", "1700000010.000100")).isTrue();
    }

    @Test
    void hearsTheSameEventAgain() {
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
    }

    @Test
    void keepsOthersApart() {
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
        assertThat(toggles.asks("cat", "1700000000.000200")).isTrue();
    }

    @Test
    void hearsWhatHasNoReadableTime() {
        assertThat(toggles.asks("fox", "")).isTrue();
        assertThat(toggles.asks("fox", "yesterday")).isTrue();
    }
}
