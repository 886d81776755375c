package dev.easel.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test its own {@link Visitor} in the machine's headless Chromium, which is started once for all classes.
 * Nothing is downloaded: {@code EASEL_CHROMIUM} names the program, else it is looked for on the path. Without one a test
 * is skipped and says why, but fails where {@code CI} is set, since there the browser is part of the proof.
 *
 * <pre>
 * &#64;ExtendWith(Chromium.class)
 * final class SomePageTest {
 *     &#64;Test
 *     void saysHello(Visitor visitor) {
 *         visitor.open(server.url() + "/");
 *         …
 * </pre>
 *
 * <p>After each test it fails when a page wrote an error to the console or tried what its policy forbids.
 */
public final class Chromium implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace SPACE = Namespace.create(Chromium.class);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-color-profile=srgb");

    /** The browser and what drives it. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start(Path program) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        browser(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitor.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String prefix = context.getRequiredTestClass().getSimpleName();
        return context.getStore(SPACE)
                .computeIfAbsent(Visitor.class, _ -> new Visitor(browser(context), prefix), Visitor.class);
    }

    /** Before the test's own {@code @AfterEach}, so that no page is open when its server goes. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        Visitor visitor = context.getStore(SPACE).remove(Visitor.class, Visitor.class);
        if (visitor != null) {
            visitor.leave(context.getExecutionException().isPresent());
        }
    }

    private static Browser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(SPACE)
                .computeIfAbsent(Running.class, _ -> Running.start(program()), Running.class)
                .browser();
    }

    private static Path program() {
        Optional<Path> found = find();
        if (found.isEmpty() && System.getenv("CI") != null) {
            throw new IllegalStateException("no Chromium on this machine; .ci/run installs it");
        }
        Assumptions.assumeTrue(
                found.isPresent(), "no Chromium on this machine: install one, or name it in EASEL_CHROMIUM");
        return found.orElseThrow();
    }

    private static Optional<Path> find() {
        String named = System.getenv("EASEL_CHROMIUM");
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
