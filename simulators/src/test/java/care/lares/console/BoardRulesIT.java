// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the page decides by itself: which alarm sounds and how, what it keeps, what it lets run. */
@Timeout(300)
class BoardRulesIT {
    private static final int MANY = 400;
    /** Elements that come and go with an age that gets a second word. */
    private static final int FEW = 10;

    private static final String COUNT_REFUSALS = """
            window.refusedByPolicy = [];
            document.addEventListener('securitypolicyviolation', event =>
              window.refusedByPolicy.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
            """;

    private static final String AUDIBLE = """
            const done = arguments[arguments.length - 1];
            const now = Date.parse('2026-01-01T00:10:00Z');
            const step = (event, at, detail = '') => ({event, detail, at: `2026-01-01T00:${at}:00Z`, by: 'nora'});
            const alarm = (change) => ({priority: 'high', state: 'active', test: false,
              raisedAt: '2026-01-01T00:00:00Z', history: [step('raised', '00')], ...change});
            import('/console/priority.js').then(({audible}) => done([
              audible([alarm({})], now),
              audible([alarm({priority: 'low'}), alarm({priority: 'medium'})], now),
              audible([alarm({state: 'ended_unacknowledged'})], now),
              audible([alarm({state: 'acknowledged'}), alarm({state: 'accepted'})], now),
              audible([alarm({test: true})], now),
              audible([alarm({history: [step('silenced', '09', 'sound off for 2 min')]})], now),
              audible([alarm({history: [step('silenced', '07', 'sound off for 2 min')]})], now),
              audible([alarm({history: [step('silenced', '09', 'sound off for 2 min'), step('recurred', '09')]})], now),
            ].map(String).join(' ')), problem => done(String(problem)));
            """;

    private static final String BURSTS = """
            const done = arguments[arguments.length - 1];
            import('/console/pulses.js').then(({BURSTS}) => done(['high', 'medium', 'low'].map(priority =>
              `${priority} ${BURSTS[priority].starts.length} ${BURSTS[priority].pause}`).join(', ')));
            """;

    /** No time passes for whoever touches the page: nobody can have seen yet that something moved. */
    private static final String HOLD_TIME = """
            const held = performance.now();
            window.passed = Performance.prototype.now.bind(performance);
            window.heldAt = held;
            performance.now = () => held;
            """;

    @TempDir
    private static Path directory;

    private static Browser browser;
    private static TestWard ward;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        browser.beforeEveryPage(COUNT_REFUSALS);
        ward = TestWard.start(directory);
        ward.registerResidents();
        ward.enter(browser, ward.code());
        browser.one("[data-resident=resident-1]");
    }

    @AfterAll
    static void stop() throws Exception {
        TestWard.end(browser, ward);
    }

    @Test
    void onlyWhatNobodyHasAnsweredSounds() {
        assertThat(browser.runAsync(AUDIBLE)).isEqualTo("high medium high null null null high high");
    }

    @Test
    void thePulsesTellThePriority() {
        assertThat(browser.runAsync(BURSTS)).isEqualTo("high 10 5, medium 3 12, low 2 30");
    }

    @Test
    void aDoubleTouchTakesTheAlarmAndOpensNothing() throws Exception {
        ward.pressPendant(1);
        browser.doubleTouch("[data-act=accept]");

        browser.untilWords("[data-state=accepted]", TestWard.CARER + " is going");
        assertThat(browser.shows("#outcome")).isFalse();
        ward.endAll();
        browser.untilGone("[data-alarm]");
    }

    @Test
    void aTouchThatMayHaveBeenMeantForAnotherAlarmDoesNothingAndSaysSo() throws Exception {
        ward.pressPendant(1);
        String alarm = "[data-alarm='" + open("sos").get(0) + "']";
        browser.one(alarm + " [data-act=accept]");
        browser.run(HOLD_TIME);
        ward.advanceClock("1s");
        ward.pressPendant(2);
        browser.until("it was pushed down", () -> browser.all("[data-alarm]").size() == 2);
        browser.touch(alarm + " [data-act=accept]");
        browser.untilWords(alarm + " .refusal", "The list has just moved, so this touch did nothing. Touch again.");
        assertThat(ward.get("alarms?state=open").findValuesAsText("state")).containsOnly("active");

        letTimePass();
        browser.touch(alarm + " [data-act=accept]");
        browser.one(alarm + "[data-state=accepted]");
        browser.untilGone(".refusal");
        ward.endAll();
        browser.untilGone("[data-alarm]");
    }

    @Test
    void aFoldedRowSaysWhyATouchDidNothingAndTakesAllOfItsAlarms() throws Exception {
        for (int i = 1; i <= 3; i++) {
            ward.tell("pendant-" + i, "{'kind':'battery_low','value':true}");
        }
        browser.untilWords("[data-fold]", "3 devices with a low battery");
        browser.run(HOLD_TIME);
        ward.pressPendant(1);
        browser.until(
                "it was pushed down", () -> browser.words(".alarm-list > li").contains("Alma Ahl"));
        browser.touch("[data-fold] [data-act=acknowledge]");
        browser.untilWords("[data-fold] .refusal", "The list has just moved");
        assertThat(ward.get("alarms?state=open").findValuesAsText("state")).containsOnly("active");

        letTimePass();
        browser.touch("[data-fold] [data-act=acknowledge]");
        browser.one("[data-fold][data-state=acknowledged]");
        browser.until(
                "all three are seen",
                () -> browser.all("[data-fold] [data-state=acknowledged]").size() == 3);
        for (int i = 1; i <= 3; i++) {
            ward.tell("pendant-" + i, "{'kind':'battery_low','value':false}");
        }
        ward.endAll();
        browser.untilGone("[data-alarm]");
    }

    /** Longer than anybody needs to see that something has moved. */
    private static void letTimePass() {
        browser.until("time has passed", () -> (Boolean) browser.run("return passed() > heldAt + 1000"));
        browser.run("delete performance.now");
    }

    private static List<String> open(String kind) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode alarm : ward.get("alarms?state=open").path("items")) {
            if (alarm.path("kind").asText().equals(kind)) {
                ids.add(alarm.path("id").asText());
            }
        }
        return ids;
    }

    @Test
    void aBusyNightLeavesThePageAsSmallAsItWas() throws Exception {
        ward.tell("pendant-2", "{'kind':'heart_rate','value':70,'unit':'/min'}");
        browser.untilWords("[data-resident=resident-2] [data-kind=heart_rate]", "70 /min");
        long before = elements();

        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < MANY; i++) {
            many.append("{'kind':'heart_rate','value':").append(60 + i % 20).append(",'unit':'/min'},");
        }
        ward.tell("pendant-2", many + "{'kind':'heart_rate','value':99,'unit':'/min'}]");

        browser.untilWords("[data-resident=resident-2] [data-kind=heart_rate]", "99 /min");
        assertThat(elements() - before).isLessThan(FEW);
    }

    @Test
    void nothingOfThePageIsAgainstItsOwnPolicy() {
        assertThat(String.valueOf(browser.run("return window.refusedByPolicy.join('\\n')")))
                .isEmpty();
        assertThat(String.valueOf(browser.run("try { document.body.innerHTML = '<img>'; return 'drawn'; }"
                        + " catch (refused) { return refused.name; }")))
                .isEqualTo("TypeError");
    }

    private static long elements() {
        return (Long) browser.run("return document.querySelectorAll('*').length");
    }
}
