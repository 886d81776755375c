package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.image.ModelId;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiServerTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com, https://api.openai.com/v1/images/generations",
        "https://api.openai.com/, https://api.openai.com/v1/images/generations",
        "https://api.openai.com/v1, https://api.openai.com/v1/images/generations",
        "https://api.openai.com/v1/, https://api.openai.com/v1/images/generations",
        "https://api.openai.com/v1///, https://api.openai.com/v1/images/generations",
        "' https://api.openai.com/v1 ', https://api.openai.com/v1/images/generations",
        "http://host/x/v1, http://host/x/v1/images/generations",
        "http://host/x, http://host/x/v1/images/generations",
        "http://host:13305/api/v1/, http://host:13305/api/v1/images/generations",
        "http://host/a%20b//c, http://host/a%20b/c/v1/images/generations",
        "http://[::1]:8080, http://[::1]:8080/v1/images/generations",
        "https://r.azure.com/openai/v1?api-version=p, https://r.azure.com/openai/v1/images/generations?api-version=p",
        "http://host/v1#part, http://host/v1/images/generations",
    })
    void findsTheEndpointHoweverTheAddressIsWritten(String baseUrl, String endpoint) {
        assertThat(BaseUrl.parse(baseUrl, Specimens.profile(ResponseFormat.NEVER))
                        .endpoint("images/generations", new ModelId("m")))
                .hasToString(endpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "azure-v1, https://r.openai.azure.com, /openai/v1/images/edits?api-version=preview",
        "azure-v1, https://r.openai.azure.com/openai/v1/, /openai/v1/images/edits?api-version=preview",
        "azure-v1, https://r.openai.azure.com/openai, /openai/v1/images/edits?api-version=preview",
        "azure-v1, https://r.openai.azure.com/v1?api-version=x, /openai/v1/images/edits?api-version=x",
        "azure-v1, https://gate/r/openai/v1, /r/openai/v1/images/edits?api-version=preview",
        "azure-deployment, https://r.openai.azure.com, /openai/deployments/m%2F1/images/edits?api-version=2025-04-01-preview",
        "azure-deployment, https://r.openai.azure.com/openai/v1, /openai/deployments/m%2F1/images/edits?api-version=2025-04-01-preview",
        "azure-deployment, https://r.openai.azure.com/openai/deployments/?api-version=x, /openai/deployments/m%2F1/images/edits?api-version=x",
        "azure-deployment, https://r.openai.azure.com/openai/deployments/d, /openai/deployments/d/images/edits?api-version=2025-04-01-preview",
        "localai, http://localai:8080, /v1/images/edits"
    })
    void findsTheEndpointWhereTheKindOfServerHasIt(String kind, String baseUrl, String endpoint) {
        assertThat(BaseUrl.parse(baseUrl, Specimens.shipped(kind))
                        .endpoint("images/edits", new ModelId("m/1"))
                        .toString())
                .endsWith(endpoint)
                .doesNotContain("v1/openai", "openai/openai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api.openai.com/v1", "ftp://host/v1", "http://", "http://a b/", "file:///etc"})
    void refusesWhatIsNoWebAddress(String baseUrl) {
        assertThatThrownBy(() -> server(baseUrl, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a URL");
    }

    @Test
    void refusesAPasswordInTheAddressWithoutRepeatingIt() {
        assertThatThrownBy(() -> server("https://me:hush@host/v1", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sk-1\n", "sk 1", "sk-ü"})
    void refusesAKeyThatNoHeaderCanCarry(String key) {
        assertThatThrownBy(() -> server("https://host", key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsTheKey() {
        assertThat(server("https://host", Specimens.KEY).toString())
                .contains("host", "***")
                .doesNotContain(Specimens.KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "http://host:81/img/a.png, true",
        "/img/a.png, true",
        "http://HOST:81/a.png?x=1, true",
        "https://host:81/a.png, false",
        "http://host/a.png, false",
        "http://host.evil:81/a.png, false",
        "http://host@evil:81/a.png, false",
        "//evil:81/a.png, false",
        "http://127.0.0.1:81/a.png, false",
        "file:///etc/passwd, false",
        "data:image/png;base64;AAAA, false",
        "http://[, false",
    })
    void followsOnlyLinksToItself(String link, boolean own) {
        assertThat(BaseUrl.parse("http://host:81/x/v1", Specimens.profile(ResponseFormat.NEVER))
                                .findOwn(link)
                        != null)
                .isEqualTo(own);
    }

    private static OpenAiServer server(String baseUrl, String key) {
        return new OpenAiServer(baseUrl, key, Specimens.profile(ResponseFormat.WHEN_KNOWN), Timeouts.usual());
    }
}
