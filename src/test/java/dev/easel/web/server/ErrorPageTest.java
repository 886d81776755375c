package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
final class ErrorPageTest {
    private final Kit kit = Kit.with(new Origins(true, null));

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void saysInAWholePageThatNothingIsThere(Visitor visitor) {
        visitor.expects("404");

        visitor.open(kit.url() + "/nothing");

        assertThat(visitor.page().title()).isEqualTo("Nothing here · Easel");
        assertThat(visitor.page().textContent("main")).contains("There is no page at this address");
        visitor.findsNoBarriers();
        visitor.pictures("missing");
        visitor.onAPhone().scrollsOnlyDown();
    }
}
