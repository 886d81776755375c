package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.image.Dialect;
import dev.easel.core.image.Dialect.ImageField;
import dev.easel.core.image.Dialect.MaskPolarity;
import dev.easel.core.image.Dialect.PromptRule;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.Operation;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.PathStyle;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.testing.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServersReaderTest {
    private final List<String> problems = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    @AfterEach
    void findNoOtherProblems() {
        assertThat(problems).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai",
                "azure-v1",
                "azure-deployment",
                "localai",
                "stable-diffusion-cpp",
                "lemonade",
                "xinference",
                "vllm-omni",
                "compatible",
                "sandbox"
            })
    void knowsTheKind(String name) {
        assertThat(shipped(name, null).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, openai",
        "https://API.OpenAI.com, openai",
        "https://me.openai.azure.com/openai/v1, compatible",
        "https://me.services.ai.azure.com, compatible",
        "https://openai.azure.com, compatible",
        "https://evil-openai.azure.com.example.org, compatible",
        "http://localhost:8080/v1, compatible",
        "https://api.openai.com.example.org, compatible"
    })
    void choosesTheKindByTheHost(String baseUrl, String kind) {
        assertThat(shipped("auto", baseUrl).name()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, https://me.openai.azure.com/openai/v1, azure-v1",
        "auto, https://me.services.ai.azure.com, azure-v1",
        "auto, https://evil-openai.azure.com.example.org,",
        "auto, https://api.openai.com/v1,",
        "auto, http://localhost:8080/v1,",
        "compatible, https://me.openai.azure.com,",
        "azure-v1, https://me.openai.azure.com,"
    })
    void saysWhichKindAnAddressLooksLikeWhenItIsNotTakenForIt(String wanted, String baseUrl, String kind) {
        var provider = Shipped.settings(Map.of("EASEL_PROVIDER_SERVER", wanted, "OPENAI_BASE_URL", baseUrl))
                .provider();

        assertThat(provider.betterServer()).isEqualTo(kind);
    }

    @Test
    void choosesTheSandboxWithoutAnAddress() {
        assertThat(shipped("auto", null).operations()).containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    void readsEveryKey() {
        ServerProfile profile = read("""
                hosts: ["*.example.org"]
                auth-header: api-key
                paths: azure-deployment
                query: { api-version: "1", x: y }
                operations: [edit]
                response-format: always
                unknown-models: refuse
                fields: [model, prompt, moderation]
                without: [stream]
                not-on-edits: [moderation]
                max-count: 3
                auto-size: 512x256
                image-field: array
                mask: white
                prompts: no-bars
                """);

        assertThat(profile.recognises("a.example.org")).isTrue();
        assertThat(profile.authPrefix()).isEmpty();
        assertThat(profile.paths()).isEqualTo(PathStyle.AZURE_DEPLOYMENT);
        assertThat(profile.query()).isEqualTo(Map.of("api-version", "1", "x", "y"));
        assertThat(profile.operations()).containsExactly(Operation.EDIT);
        assertThat(profile.responseFormat()).isEqualTo(ResponseFormat.ALWAYS);
        assertThat(profile.dialect())
                .isEqualTo(new Dialect(
                        Set.of("model", "prompt", "moderation"),
                        Set.of("stream"),
                        Set.of("moderation"),
                        3,
                        ImageSize.find("512x256").orElseThrow(),
                        ImageField.ARRAY,
                        MaskPolarity.WHITE,
                        PromptRule.NO_BARS));
    }

    @Test
    void takesTheDocumentedWayForWhatIsLeftOut() {
        ServerProfile profile = read("");

        assertThat(profile.paths()).isEqualTo(PathStyle.V1);
        assertThat(profile.query()).isEmpty();
        assertThat(profile.dialect().maxCount()).isEqualTo(10);
        assertThat(profile.dialect().autoSize()).isEqualTo(ImageSize.AUTO);
        assertThat(profile.dialect().imageField()).isEqualTo(ImageField.BY_COUNT);
        assertThat(profile.dialect().takes("moderation", Operation.EDIT)).isTrue();
    }

    @Test
    void sendsNoSizeWhereNoneIsWanted() {
        assertThat(read("auto-size: none").dialect().autoSize()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            paths: v2 | "paths" must be one of v1, azure-v1, azure-deployment.
            query: x | "query" must be names and values, such as { api-version: preview }.
            hosts: [https://x] | "hosts" must be host names in lower case, such as api.example.org or "*.example.org".
            auth-header: a b | "auth-header" must be the name of a header, such as Authorization.
            fields: [promt] | "fields" must not name the field promt, which no request has.
            not-on-edits: [x] | "not-on-edits" must not name the field x, which no request has.
            max-count: 11 | "max-count" must be a whole number from 1 to 10.
            auto-size: big | "auto-size" must be auto, none or a size such as 1024x1024.
            image-field: images | "image-field" must be one of by-count, plain, array.
            mask: black | "mask" must be one of alpha, white.
            prompts: safe | "prompts" must be one of verbatim, no-bars, no-sd-cpp-tags.
            """)
    void saysWhatIsWrong(String row, String problem) {
        read(row);

        expected.add(problem.replaceFirst("\"", "\"servers.yaml: servers.mine."));
    }

    @Test
    void suggestsTheKeyThatWasMeant() {
        read("max-cuont: 3");

        expected.add("There is no key \"servers.yaml: servers.mine.max-cuont\". Did you mean \"max-count\"?");
    }

    private ServerProfile shipped(String name, String baseUrl) {
        return new ServersReader(YamlFiles.builtIn("servers.yaml"), problems).choose(name, baseUrl);
    }

    /** A profile with the keys that every one has, unless this row has them itself. */
    private ServerProfile read(String row) {
        ObjectNode tree = YamlFiles.builtIn("servers.yaml");
        ObjectNode mine = ((ObjectNode) tree.get("servers")).putObject("mine");
        mine.put("auth-header", "Authorization").put("response-format", "never").put("unknown-models", "send");
        mine.putArray("operations").add("generation");
        if (YamlFiles.value(row) instanceof ObjectNode own) {
            mine.setAll(own);
        }
        return new ServersReader(tree, problems).choose("mine", null);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, REPLACE",
        "azure-v1, SEND",
        "azure-deployment, SEND",
        "localai, SEND",
        "compatible, SEND",
        "sandbox, SEND"
    })
    void replacesRetiredModelsWhereTheyAreGoneForCertain(String name, ServerProfile.RetiredModels expected) {
        assertThat(Shipped.server(name).retiredModels()).isEqualTo(expected);
    }
}
