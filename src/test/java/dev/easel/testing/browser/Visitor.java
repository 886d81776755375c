package dev.easel.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Somebody with a browser of their own: cookies, windows and a console that nobody else sees. For one test and one
 * thread. Screenshots go to {@code target/screenshots}.
 */
public final class Visitor {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final double PATIENCE_MILLIS = 20_000;
    private static final String AXE = read("/axe.min.js");

    private final BrowserContext context;
    private final String prefix;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final Page page;

    Visitor(Browser browser, String prefix) {
        this.prefix = prefix;
        context = browser.newContext(new NewContextOptions()
                .setViewportSize(1280, 800)
                .setHasTouch(true)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
    }

    /** The window, with everything that Playwright can do in it. */
    public Page page() {
        return page;
    }

    /** The visitor's cookies, windows and network. */
    public BrowserContext context() {
        return context;
    }

    /** Goes to an address and waits until the page is there. */
    public Page open(String url) {
        page.navigate(url);
        return page;
    }

    /** From now on a window of 360 × 740, as of a small phone. */
    public Visitor onAPhone() {
        page.setViewportSize(360, 740);
        return this;
    }

    /** From now on pages are asked for in another language: {@code de-DE}. */
    public Visitor speaks(String language) {
        JsonObject override = new JsonObject();
        override.addProperty("userAgent", (String) page.evaluate("() => navigator.userAgent"));
        override.addProperty("acceptLanguage", language);
        context.newCDPSession(page).send("Emulation.setUserAgentOverride", override);
        // What a page's own scripts ask for would still be asked for in the language that the browser was started in.
        context.route("**/*", route -> {
            Map<String, String> headers = new HashMap<>(route.request().headers());
            headers.put("accept-language", language);
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
        return this;
    }

    /** From now on pages are asked to be dark. */
    public Visitor inTheDark() {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    /** From now on pages are asked to be light. */
    public Visitor inTheLight() {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** Console errors like this one belong to the test: a refused request, say. */
    public Visitor expects(String complaint) {
        expected.add(Pattern.compile(complaint));
        return this;
    }

    /** Keeps a picture of the whole page as {@code target/screenshots/TestClass-name.png}. */
    public Path picture(String name) {
        Path file = SCREENSHOTS.resolve(prefix + "-" + name + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /**
     * Keeps a picture of the window for README and docs, as {@code target/screenshots/docs/NAME.png}; with {@code
     * -Deasel.docs=docs/images} in that folder, where it takes the place of the one that is shown.
     */
    public void shows(String name) {
        shows(page, name);
    }

    /** As {@link #shows(String)}, of another window. */
    public void shows(Page window, String name) {
        Path folder = Path.of(
                System.getProperty("easel.docs", SCREENSHOTS.resolve("docs").toString()));
        window.screenshot(new ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    /** Keeps pictures of the page as it is now: light, dark, and both on a phone. Ends light and wide. */
    public void pictures(String name) {
        picturesInBothThemes(name);
        onAPhone();
        picturesInBothThemes(name + "-phone");
        page.setViewportSize(1280, 800);
    }

    private void picturesInBothThemes(String name) {
        inTheDark().picture(name + "-dark");
        inTheLight().picture(name);
    }

    /**
     * Checks the page as it is now with axe-core: all rules in the light, and what depends on colours in the dark too.
     * Lesser findings than serious pass.
     */
    public void findsNoBarriers() {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        inTheDark();
        assertThat(graveFindings(", runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}"))
                .as("axe-core in the dark")
                .isEmpty();
        inTheLight();
        assertThat(graveFindings("")).as("axe-core in the light").isEmpty();
    }

    /** Nothing is wider than the window. */
    public void scrollsOnlyDown() {
        Object excess = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");

        assertThat(((Number) excess).intValue()).as("pixels beyond the edge").isLessThanOrEqualTo(0);
    }

    private List<String> graveFindings(String options) {
        String found = (String) page.evaluate("() => axe.run(document, {resultTypes: ['violations']" + options + "})"
                + ".then(results => JSON.stringify(results.violations))");
        return StreamSupport.stream(
                        JsonParser.parseString(found).getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(finding -> GRAVE.contains(finding.get("impact").getAsString()))
                .map(Visitor::sentence)
                .toList();
    }

    private static String sentence(JsonObject finding) {
        List<String> places = StreamSupport.stream(
                        finding.getAsJsonArray("nodes").spliterator(), false)
                .map(node -> node.getAsJsonObject().get("html").getAsString() + " "
                        + node.getAsJsonObject().get("failureSummary").getAsString())
                .toList();
        return finding.get("id").getAsString() + ": " + finding.get("help").getAsString() + " " + places;
    }

    /** What the consoles said, without what the test expects. */
    public List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .toList();
    }

    void leave(boolean failed) {
        try {
            if (failed) {
                picture("failed");
            }
        } finally {
            context.close();
        }
        assertThat(failed ? List.of() : complaints())
                .as("errors on the console")
                .isEmpty();
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Visitor.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
