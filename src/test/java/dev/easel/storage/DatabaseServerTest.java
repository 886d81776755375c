package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseServerTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.local/easel?user=u&password=hunter2, db.local:5432/easel",
        "'jdbc:postgresql://a:6000,b:6001/easel', 'a:6000,b:6001/easel'",
        "jdbc:postgresql:easel, localhost:5432/easel"
    })
    void showsHostAndNameAlone(String url, String shown) {
        assertThat(DatabaseServer.of(url)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://easel:hunter2@host/easel",
                "jdbc:postgresql://host:hunter2/easel",
                "jdbc:postgresql://host:99999999/easel?password=hunter2"
            })
    void refusesWhatIsNoUrlWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> Database.open(url))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("jdbc:postgresql://HOST/DATABASE?user=NAME&password=WORD")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void saysWhenNobodyAnswers() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://127.0.0.1:1/easel?user=u&password=hunter2"))
                .isInstanceOfSatisfying(DatabaseUnavailableException.class, e -> {
                    assertThat(e.location()).isEqualTo("127.0.0.1:1/easel");
                    assertThat(e.reason()).contains("no server answers there");
                    assertThat(e)
                            .hasStackTraceContaining("Connection")
                            .message()
                            .doesNotContain("hunter2");
                });
    }
}
