// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real Chromium without a screen. */
final class Browser implements AutoCloseable {
    /** The page itself takes 11 s to say that it is cut off; the rest is for a machine that is busy. */
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int MOST_STARTS = 3;
    /** Where pictures of the page go, when somebody wants to look at them: {@code -Dlares.shots=FOLDER}. */
    private static final Optional<Path> SHOTS =
            Optional.ofNullable(System.getProperty("lares.shots")).map(Path::of);

    /** Warns of every Chromium newer than itself. Held on to, or it would forget that it was told to be quiet. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is none; with {@code CI=true} fails instead. */
    static Browser start() {
        SELENIUM.setLevel(Level.SEVERE);
        Path chromium = program("chromium");
        Path chromedriver = program("chromedriver");
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-dev-shm-usage");
        for (int attempt = 1; ; attempt++) {
            try {
                return new Browser(started(chromedriver, options));
            } catch (WebDriverException e) {
                // Its port may be taken before it listens, and a machine that stands may not start it in time.
                System.out.println("Chromium did not start, attempt " + attempt + ": " + e.getRawMessage());
                if (attempt == MOST_STARTS) {
                    throw e;
                }
            }
        }
    }

    private static ChromeDriver started(Path chromedriver, ChromeOptions options) {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .withTimeout(WITHIN)
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(WITHIN);
        return driver;
    }

    private static Path program(String name) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String missing = name + " is missing: apt install chromium chromium-driver";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        return found.get();
    }

    void open(String url) {
        driver.get(url);
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    void reducedMotion() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Shows the page as it would be printed, or as on a screen again. */
    void onPaper(boolean paper) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : ""));
    }

    void beforeEveryPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    void downloadTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    Object runAsync(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeAsyncScript(script, arguments);
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    boolean shows(String css) {
        return !all(css).isEmpty();
    }

    /** The one such element, as soon as it is there. */
    WebElement one(String css) {
        return Awaitility.await(css)
                .atMost(WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .until(() -> all(css), found -> !found.isEmpty())
                .get(0);
    }

    /** All the words of the element, or none while it is not there. */
    String words(String css) {
        return String.valueOf(run("return document.querySelector(arguments[0])?.innerText ?? ''", css));
    }

    /** Touches it, as a finger or a mouse does. */
    void touch(String css) {
        until(css + " can be touched", () -> {
            try {
                List<WebElement> found = all(css);
                found.stream().limit(1).forEach(WebElement::click);
                return !found.isEmpty();
            } catch (ElementClickInterceptedException covered) {
                run("document.querySelector(arguments[0])?.scrollIntoView({block: 'center'})", css);
                return false;
            } catch (StaleElementReferenceException drawnAnew) {
                return false;
            }
        });
    }

    /** Touches it twice, as tired fingers do. */
    void doubleTouch(String css) {
        new Actions(driver).doubleClick(one(css)).perform();
    }

    void type(String css, String text) {
        one(css).sendKeys(text);
    }

    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** What the keyboard is on: its words. */
    String focused() {
        return String.valueOf(run("return document.activeElement?.innerText ?? ''"))
                .strip();
    }

    void until(String what, Supplier<Boolean> condition) {
        Awaitility.await(what)
                .atMost(WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .until(condition::get);
    }

    /** All of this is said there. What is drawn together with something that was awaited may still come later: await it too. */
    void untilWords(String css, String... expected) {
        untilSo(() -> assertThat(words(css)).as(css).contains(expected));
    }

    /** The keyboard is on something that says just this. */
    void untilFocused(String expected) {
        untilSo(() -> assertThat(focused()).as("the keyboard's place").isEqualTo(expected));
    }

    /** Says what there was instead, when it does not become so. */
    void untilSo(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .untilAsserted(assertion);
    }

    void untilGone(String css) {
        until(css + " is gone", () -> !shows(css));
    }

    /** Serious and critical violations that axe finds on the page as it is now, each in a line. */
    List<String> violations() {
        if (!Boolean.TRUE.equals(run("return Boolean(window.axe)"))) {
            run(axe() + "; window.axe = axe;");
        }
        @SuppressWarnings("unchecked")
        var found = (List<Map<String, Object>>) runAsync("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations.map(v =>"
                + " ({id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')}))),"
                + " problem => done([{id: String(problem), impact: 'critical', nodes: ''}]))");
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> violation : found) {
            if (List.of("serious", "critical").contains(String.valueOf(violation.get("impact")))) {
                lines.add(violation.get("id") + ": " + violation.get("nodes"));
            }
        }
        return lines;
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of the whole page, when pictures are wanted. */
    void shoot(String name) {
        if (SHOTS.isEmpty()) {
            return;
        }
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Files.createDirectories(SHOTS.get());
            Files.write(
                    SHOTS.get().resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
