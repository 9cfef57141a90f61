// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * The page on a telephone, a tablet and a wall, in every state a carer may meet: nothing axe calls serious, nothing
 * too small to touch, nothing beyond the edge. With {@code -Dlares.shots=FOLDER} it leaves pictures.
 */
@Timeout(300)
class BoardLooksIT {
    private static final List<Integer> WIDTHS = List.of(360, 768, 1920);
    /** Side of the smallest thing to touch, in CSS pixels. */
    private static final int TOUCH = 48;

    private static final String TOO_SMALL = """
            return [...document.querySelectorAll('button, input, summary')]
              .filter(thing => thing.checkVisibility())
              .map(thing => ({box: thing.getBoundingClientRect(), words: thing.innerText}))
              .filter(({box}) => box.height < arguments[0] || box.width < arguments[0])
              .map(({box, words}) => `${words} ${box.width} x ${box.height}`);
            """;

    private static final String NOT_DRAWN = """
            return [...document.querySelectorAll('svg.icon')]
              .filter(picture => picture.checkVisibility() && picture.getBBox().width === 0)
              .map(picture => picture.firstElementChild.getAttribute('href'));
            """;

    /** References by which a screen reader would name something, and that lead nowhere. */
    private static final String UNNAMED = """
            return [...document.querySelectorAll('[aria-labelledby], [aria-describedby]')]
              .flatMap(thing => [thing.getAttribute('aria-labelledby'), thing.getAttribute('aria-describedby')])
              .flatMap(ids => ids ? ids.split(/\\s+/) : [])
              .filter(id => !document.getElementById(id));
            """;

    @TempDir
    private static Path directory;

    private static Browser browser;
    private static TestWard ward;
    private static CuttableWire wire;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        ward = TestWard.start(directory);
        wire = new CuttableWire(ward.http());
        browser.reducedMotion();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable part : Arrays.asList(browser, wire, ward)) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void everyStateCanBeSeenReadAndTouched() throws Exception {
        browser.open("http://127.0.0.1:" + wire.port() + "/");
        browser.one("#code");
        look("login");
        assertThat(browser.run("return document.documentElement.scrollHeight - innerHeight"))
                .as("a page that fits needs no scroll bar")
                .isEqualTo(0L);
        browser.type("#code", "WRONG-CODE" + Keys.ENTER);
        browser.untilWords("#code-said", "not valid");
        look("login-refused");

        browser.run("document.getElementById('code').value = ''");
        browser.type("#code", ward.code() + Keys.ENTER);
        browser.untilWords(".residents", "Nobody is registered yet");
        look("empty");

        furnish();
        browser.open("http://127.0.0.1:" + wire.port() + "/");
        browser.one("[data-resident=resident-3]");
        browser.untilWords("[data-resident=resident-1]", "In bed");
        look("quiet");
        browser.touch(".sound-bar");
        browser.untilGone(".sound-bar");

        raiseOneOfEachPriority();
        look("alarms");
        browser.touch(".alarm-high:not(.is-test) [data-act=accept]");
        browser.touch(".alarm-high[data-state=accepted] [data-act=end]");
        browser.one("#outcome[open]");
        look("outcome");
        browser.touch(".outcome-cancel");
        browser.untilGone("#outcome");
        refuse();
        look("refused");

        wire.cut();
        browser.one("[data-stale]");
        look("stale");
    }

    private static void furnish() throws Exception {
        ward.registerResidents();
        ward.post("residents", "{'id':'a guest of the house','name':'Dina Dahl'}");
        ward.tell(
                "pendant-1",
                "[{'kind':'heart_rate','value':64,'unit':'/min'},{'kind':'spo2','value':97,'unit':'%'},"
                        + "{'kind':'bp_systolic','value':128,'unit':'mm[Hg]'},{'kind':'bp_diastolic','value':74,'unit':'mm[Hg]'},"
                        + "{'kind':'body_temperature','value':36.6,'unit':'Cel'},{'kind':'battery','value':81,'unit':'%'},"
                        + "{'kind':'bed_occupied','value':true}]");
        ward.tell("pendant-2", "[{'kind':'heart_rate','value':71,'unit':'/min'},{'kind':'motion','value':true}]");
    }

    private static void raiseOneOfEachPriority() throws Exception {
        ward.pressPendant(1);
        ward.pressPendant(1);
        ward.tell("pendant-2", "{'kind':'fall_suspected','value':true}");
        ward.tell("pendant-2", "{'kind':'heart_rate','value':15,'unit':'/min'}");
        ward.tell("pendant-3", "{'kind':'battery_low','value':true}");
        ward.tell("smoke-kitchen", "{'kind':'smoke','value':true}");
        ward.tell("smoke-hall", "{'kind':'test','value':true}");
        ward.tell("smoke-hall", "{'kind':'smoke','value':true}");
        for (String priority : List.of("high", "medium", "low")) {
            browser.one(".alarm-" + priority);
        }
        browser.one(".alarm.is-test");
    }

    private static void refuse() {
        String smoke = String.valueOf(browser.run("return [...document.querySelectorAll('[data-alarm]')]"
                + ".find(card => card.innerText.includes('smoke-kitchen')).dataset.alarm"));
        String card = "[data-alarm='" + smoke + "']";
        browser.touch(card + " [data-act=accept]");
        browser.touch(card + " [data-act=end]");
        browser.touch("[data-outcome=false_alarm]");
        browser.one(card + " .refusal");
    }

    private static void look(String state) {
        for (int width : WIDTHS) {
            browser.width(width);
            assertThat(browser.violations()).as("%s at %d px", state, width).isEmpty();
            assertThat(browser.run(TOO_SMALL, TOUCH))
                    .as("%s at %d px: too small to touch", state, width)
                    .isEqualTo(List.of());
            assertThat(browser.run(NOT_DRAWN))
                    .as("%s at %d px: pictures that are not there", state, width)
                    .isEqualTo(List.of());
            assertThat(browser.run(UNNAMED))
                    .as("%s at %d px: names that are not there", state, width)
                    .isEqualTo(List.of());
            Map<?, ?> size =
                    (Map<?, ?>) browser.run("return {page: document.documentElement.scrollWidth, window: innerWidth}");
            assertThat(size.get("page"))
                    .as("%s at %d px: wider than the screen", state, width)
                    .isEqualTo(size.get("window"));
            browser.shoot(state + "-" + width);
        }
    }
}
