// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
    @TempDir
    private static Path directory;

    private static Browser browser;
    private static TestWard ward;
    private static CuttableWire wire;
    private static Looks looks;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        looks = new Looks(browser);
        ward = TestWard.start(directory);
        wire = new CuttableWire(ward.http());
        browser.reducedMotion();
    }

    @AfterAll
    static void stop() throws Exception {
        TestWard.end(browser, wire, ward);
    }

    @Test
    void everyStateCanBeSeenReadAndTouched() throws Exception {
        browser.open("http://127.0.0.1:" + wire.port() + "/");
        browser.one("#code");
        looks.at("login");
        assertThat(browser.run("return document.documentElement.scrollHeight - innerHeight"))
                .as("a page that fits needs no scroll bar")
                .isEqualTo(0L);
        browser.type("#code", "WRONG-CODE" + Keys.ENTER);
        browser.untilWords("#code-said", "not valid");
        looks.at("login-refused");

        browser.run("document.getElementById('code').value = ''");
        browser.type("#code", ward.code() + Keys.ENTER);
        browser.untilWords(".residents", "Nobody is registered yet");
        looks.at("empty");

        furnish();
        browser.open("http://127.0.0.1:" + wire.port() + "/");
        browser.one("[data-resident=resident-3]");
        browser.untilWords("[data-resident=resident-1]", "In bed");
        looks.at("quiet");
        browser.touch(".sound-bar");
        browser.untilGone(".sound-bar");

        raiseOneOfEachPriority();
        looks.at("alarms");
        browser.touch(".alarm-high:not(.is-test) [data-act=accept]");
        browser.touch(".alarm-high[data-state=accepted] [data-act=end]");
        browser.one("#outcome[open]");
        looks.at("outcome");
        browser.touch(".outcome-cancel");
        browser.untilGone("#outcome");
        refuse();
        looks.at("refused");

        wire.cut();
        browser.one("[data-stale]");
        looks.at("stale");
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
}
