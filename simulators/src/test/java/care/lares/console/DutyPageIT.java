// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Night carers at a shared console: who stands there, what is handed over. */
class DutyPageIT extends PageScene {
    private static final String PIN = "274951";

    @Override
    void begin() throws Exception {
        ward.registerResidents();
        ward.put("devices/smoke-1", "{\"place\":\"room-3\",\"driver\":\"native\",\"supervised\":false}");
        ward.put("people/nora/pin", "{\"pin\":\"" + PIN + "\"}");
        ward.put("people/mara/pin", "{\"pin\":\"806135\"}");
        ward.enter(browser, ward.code("ward-1", "alarms:act", "residents:read", "readings:read"));
    }

    @Test
    @Order(1)
    void whoStandsThereTouchesTheirNameAndTypesThePin() {
        browser.untilWords("[data-user]", "Nobody · ward-1");
        browser.touch("[data-user]");
        browser.one("#user");
        looks.at("user");
        browser.touch("[data-person=nora]");
        looks.at("user-pin");
        browser.type("#pin", "111222" + Keys.ENTER);
        browser.untilWords("#pin-said", "This is not that person's PIN.");
        browser.untilWords("#user", "Alarms can be answered without a PIN.");
        browser.type("#pin", PIN + Keys.ENTER);
        browser.untilGone("#user");
        browser.one("[data-user=nora]");
        browser.untilSo(() ->
                assertThat(browser.focused()).as("the keyboard is where it was").contains("nora"));
    }

    @Test
    @Order(2)
    void whatIsDoneThereIsNotedWithTheirName() throws Exception {
        ward.pressPendant(1);
        browser.touch("[data-act=accept]");
        browser.touch("[data-arrival='5']");
        browser.untilWords(".alarm-course", "Here by");
        browser.untilWords(".alarm-course", "nora is going");
        JsonNode alarm = ward.get("alarms?state=open").path("items").get(0);
        assertThat(alarm.path("acceptedBy").asText()).isEqualTo("nora");
        assertThat(alarm.path("history").findValuesAsText("channel")).contains("console through ward-1");
    }

    @Test
    @Order(3)
    void theHandOverSaysWhatIsOpenSilentInTestAndNotProtected() throws Exception {
        ward.pressPendant(2);
        browser.untilWords(".alarms", "Bertil Bergdal");
        JsonNode newest = ward.get("alarms?state=open").path("items").get(0);
        ward.post("alarms/" + newest.path("id").asText() + "/silence", "{'by':'jonas','console':'wall','for':'10m'}");
        browser.untilWords(".alarms", "Silenced at another console by jonas, until");
        assertThat(ward.post("walk-tests", "{'devices':['smoke-1']}").statusCode())
                .isEqualTo(201);

        browser.touch("[data-page-open=handover]");
        browser.untilWords("[data-since]", "Nobody has taken over here yet");
        browser.untilWords("[data-part=onDuty]", "No roster is kept");
        browser.untilWords(
                "[data-part=alarms]", "Alma Ahl", "nora is going", "Bertil Bergdal", "silent until", "by jonas");
        browser.untilWords("[data-part=test]", "admin tries devices until");
        browser.untilWords("[data-part=unprotected]", "Room 3 · smoke-1: never proven: test it");
        browser.untilWords("[data-part=happened]", "No alarm has ended in this shift.");
        looks.at("handover");
    }

    @Test
    @Order(4)
    void theNextOneTakesOverWithANoteAndPrintsTheSheet() throws Exception {
        browser.touch("[data-user]");
        browser.touch("[data-user-leave]");
        browser.untilWords("[data-user]", "Nobody · ward-1");
        ward.endAll();
        browser.type("#handover-note", "Alma is awake, look in at 3.");
        browser.touch("[data-take-over]");
        browser.touch("[data-person=mara]");
        browser.type("#pin", "806135" + Keys.ENTER);
        browser.untilWords("#handover-said", "Recorded: mara took over at");
        browser.untilWords("[data-since]", "mara took over at");
        // Once more would put an empty note in the place of hers.
        browser.untilGone("[data-take-over]");
        browser.untilSo(() -> assertThat(browser.words(".handover-note")).isEqualTo("Alma is awake, look in at 3."));
        assertThat(ward.get("walk-tests").path("running").isNull()).isTrue();
        JsonNode took = ward.get("handovers").path("items").get(0);
        assertThat(took.path("by").asText()).isEqualTo("mara");
        assertThat(took.path("open").size()).isZero();

        browser.onPaper(true);
        browser.shoot("handover-paper");
        assertThat(browser.run("return document.querySelector('.handover-printed').checkVisibility()"))
                .isEqualTo(true);
        assertThat(browser.run("return document.querySelector('.top').checkVisibility()"))
                .isEqualTo(false);
        browser.onPaper(false);
    }

    @Test
    @Order(5)
    void whoeverMayNotTakeAnAlarmIsToldSo() throws Exception {
        ward.put("contacts/head", "{\"name\":\"Mara Brandt\"}");
        ward.put("roster", "{\"zone\":\"Europe/Berlin\",\"steps\":[{\"contacts\":[\"head\"]}],\"accepts\":[\"nora\"]}");
        ward.pressPendant(3);
        browser.untilWords("[data-alarm]", "Clara Ceder");
        browser.touch("[data-alarm] [data-act=accept]");
        browser.untilWords(".alarms", "mara has looked, but may not take it by the roster");
        ward.endAll();
    }

    @Test
    @Order(6)
    void afterMinutesWithoutATouchNobodyStandsThere() throws Exception {
        browser.one("[data-user=mara]");
        ward.advanceClock("6m");
        browser.untilWords("[data-user]", "Nobody · ward-1");
        browser.touch("[data-page-close]");
        browser.untilFocused("Residents");
    }
}
