package dev.easel.platform.slack;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.easel.core.chat.CommandName;
import dev.easel.core.text.ManifestWording;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The app as Slack is to create it: everything that the code listens to and calls, and nothing else. */
final class SlackManifest {
    private static final String NAME = "Easel";
    private static final String COLOUR = "#3b2f63";
    private static final String URL = "url";
    private static final String REQUEST_URL = "request_url";
    private static final String DESCRIPTION = "description";

    private final ManifestWording words = ManifestWording.in(Locale.ENGLISH);
    private final @Nullable String requestUrl;

    private SlackManifest(@Nullable String requestUrl) {
        this.requestUrl = requestUrl;
    }

    /**
     * JSON for "From a manifest" on Slack's page of apps.
     *
     * @param address where Slack reaches Easel's web server; absent: through sockets
     */
    static String of(@Nullable String address) {
        String url = address == null ? null : address.replaceFirst("/*$", "") + SlackEvents.PATH;
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(new SlackManifest(url).app());
    }

    private JsonObject app() {
        JsonObject app = new JsonObject();
        JsonObject display = new JsonObject();
        display.addProperty("name", NAME);
        display.addProperty(DESCRIPTION, words.description());
        display.addProperty("background_color", COLOUR);
        app.add("display_information", display);
        app.add("features", features());
        JsonObject scopes = new JsonObject();
        scopes.add("bot", texts(SlackScopes.all()));
        JsonObject oauth = new JsonObject();
        oauth.add("scopes", scopes);
        app.add("oauth_config", oauth);
        app.add("settings", settings());
        return app;
    }

    private JsonObject features() {
        JsonObject home = new JsonObject();
        home.addProperty("home_tab_enabled", true);
        home.addProperty("messages_tab_enabled", true);
        home.addProperty("messages_tab_read_only_enabled", false);
        JsonObject bot = new JsonObject();
        bot.addProperty("display_name", NAME);
        bot.addProperty("always_online", true);
        JsonArray shortcuts = new JsonArray();
        shortcuts.add(shortcut("global", CommandName.IMAGINE, words.imagineShortcut(), words.imagine()));
        shortcuts.add(shortcut("message", CommandName.VARIATIONS, words.variationsShortcut(), words.variations()));
        shortcuts.add(shortcut("message", CommandName.EDIT, words.editShortcut(), words.edit()));
        shortcuts.add(shortcut("message", CommandName.INFO, words.infoShortcut(), words.info()));
        JsonArray commands = new JsonArray();
        commands.add(command("/imagine", words.imagine(), words.imagineHint()));
        commands.add(command("/easel", words.easel(), SlackWords.HINT));
        JsonObject features = new JsonObject();
        features.add("app_home", home);
        features.add("bot_user", bot);
        features.add("shortcuts", shortcuts);
        features.add("slash_commands", commands);
        return features;
    }

    private static JsonObject shortcut(String type, CommandName callback, String name, String description) {
        JsonObject shortcut = new JsonObject();
        shortcut.addProperty("name", name);
        shortcut.addProperty("type", type);
        shortcut.addProperty("callback_id", callback.word());
        shortcut.addProperty(DESCRIPTION, description);
        return shortcut;
    }

    private JsonObject command(String name, String description, String hint) {
        JsonObject command = new JsonObject();
        command.addProperty("command", name);
        if (requestUrl != null) {
            command.addProperty(URL, requestUrl);
        }
        command.addProperty(DESCRIPTION, description);
        command.addProperty("usage_hint", hint);
        // People and channels come with their ids and names.
        command.addProperty("should_escape", true);
        return command;
    }

    private JsonObject settings() {
        JsonObject events = new JsonObject();
        JsonObject interactivity = new JsonObject();
        interactivity.addProperty("is_enabled", true);
        if (requestUrl != null) {
            events.addProperty(REQUEST_URL, requestUrl);
            interactivity.addProperty(REQUEST_URL, requestUrl);
        }
        events.add("bot_events", texts(new TreeSet<>(SlackScopes.OF_EVENTS.keySet())));
        JsonObject settings = new JsonObject();
        settings.add("event_subscriptions", events);
        settings.add("interactivity", interactivity);
        settings.addProperty("org_deploy_enabled", false);
        settings.addProperty("socket_mode_enabled", requestUrl == null);
        settings.addProperty("token_rotation_enabled", false);
        return settings;
    }

    private static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
