package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class SlackManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode manifest(String address) throws IOException {
        return JSON.readTree(SlackManifest.of(address));
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** The Java names of all methods that the adapter calls: {@code chatpostmessage}. */
    private static Set<String> called() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.easel.platform.slack")
                        .stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isAssignableTo(MethodsClient.class))
                        .map(JavaMethodCall::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void asksForEveryScopeThatAMethodNeeds() throws IOException {
        Set<String> known = SlackScopes.OF_METHODS.keySet().stream()
                .map(name -> name.replace(".", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> byAppToken = Set.of("appsconnectionsopen");

        Set<String> called = called();
        called.removeAll(byAppToken);
        assertThat(called).hasSizeGreaterThan(10).isEqualTo(known);
        Set<String> scopes = texts(manifest(null).at("/oauth_config/scopes/bot"));
        assertThat(SlackScopes.OF_METHODS.values())
                .allSatisfy(needed -> assertThat(scopes).containsAll(needed));
    }

    @Test
    void asksForEveryScopeThatAnEventNeedsAndForNoOther() throws IOException {
        Set<String> events = texts(manifest(null).at("/settings/event_subscriptions/bot_events"));
        Set<String> scopes = texts(manifest(null).at("/oauth_config/scopes/bot"));
        Set<String> needed = new TreeSet<>(Set.of("commands"));
        SlackScopes.OF_METHODS.values().forEach(needed::addAll);
        SlackScopes.OF_EVENTS.values().forEach(needed::addAll);

        assertThat(events).isEqualTo(SlackScopes.OF_EVENTS.keySet());
        assertThat(scopes).isEqualTo(needed);
    }

    @Test
    void wantsSocketsOrAnAddress() throws IOException {
        JsonNode sockets = manifest(null);
        JsonNode requests = manifest("https://easel.example.org/");

        assertThat(sockets.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(sockets.toString()).doesNotContain("url");
        assertThat(requests.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
        assertThat(List.of(
                        requests.at("/settings/event_subscriptions/request_url"),
                        requests.at("/settings/interactivity/request_url"),
                        requests.at("/features/slash_commands/0/url"),
                        requests.at("/features/slash_commands/1/url")))
                .extracting(JsonNode::asText)
                .containsOnly("https://easel.example.org/slack/events");
    }

    @Test
    void namesCommandsAndShortcutsAsEverywhere() throws IOException {
        JsonNode features = manifest(null).path("features");

        assertThat(features.path("slash_commands").findValuesAsText("command")).containsExactly("/imagine", "/easel");
        assertThat(features.path("shortcuts").findValuesAsText("name"))
                .containsExactly("Imagine", "Create variations", "Edit image", "What made this?");
        assertThat(features.path("shortcuts").findValuesAsText("callback_id"))
                .containsExactly("imagine", "variations", "edit", "info");
    }

    /** Slack's limits (schema of the manifest, 2026-08). */
    @Test
    void keepsToSlacksLimits() throws IOException {
        JsonNode manifest = manifest(null);

        assertThat(manifest.at("/display_information/name").asText()).hasSizeLessThanOrEqualTo(35);
        assertThat(manifest.at("/display_information/description").asText()).hasSizeLessThanOrEqualTo(140);
        assertThat(manifest.at("/features/shortcuts")).allSatisfy(shortcut -> {
            assertThat(shortcut.path("name").asText()).hasSizeLessThanOrEqualTo(24);
            assertThat(shortcut.path("description").asText()).hasSizeLessThanOrEqualTo(150);
        });
    }
}
