// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A carer walks through the house and tries what people call for help with. */
class WalkPageIT extends PageScene {
    private static final String PIN = "274951";

    @Override
    void begin() throws Exception {
        browser.downloadTo(directory.resolve("kept"));
        ward.enter(browser, ward.auditorsCode());
        browser.touch("[data-page-open=walk]");
    }

    @Test
    @Order(1)
    void withoutDevicesThePageSaysThatThereIsNothingToTry() {
        browser.untilWords(".site-quiet", "No device is registered yet");
        looks.at("walk-none");
    }

    @Test
    @Order(2)
    void devicesAreChosenByRoomAndTheTestStarts() throws Exception {
        ward.registerResidents();
        ward.put("people/jonas/pin", "{\"pin\":\"" + PIN + "\"}");
        ward.open(browser);
        browser.touch("[data-page-open=walk]");
        browser.touch("[data-walk=start]");
        browser.untilWords(".refusal", "Choose at least one device first.");
        browser.touch("[data-choose=pendant-1]");
        browser.touch("[data-choose=pendant-2]");
        looks.at("walk-choice");
        browser.doubleTouch("[data-walk=start]");
        browser.one("[data-trial=pendant-1][data-state=untouched]");
        browser.untilWords(".site", "0 of 2 shown to work", "still missing", "Room 1");
        // A second click changes nothing.
        browser.untilGone(".refusal");
    }

    @Test
    @Order(3)
    void anActivationIsMarkedAsATestAndClaimed() throws Exception {
        ward.pressPendant(1);
        browser.untilWords("[data-trial=pendant-1]", "TEST: activated. Was it you?");
        browser.untilWords(".sign-test", "TEST");
        looks.at("walk-waiting");
        browser.touch("[data-claim=pendant-1]");
        browser.one("[data-trial=pendant-1][data-state=shown]");
        browser.untilWords(".site", "1 of 2 shown to work");
    }

    @Test
    @Order(4)
    void theReportIsKeptWithItsReceipt() throws Exception {
        browser.touch("[data-walk=end]");
        browser.untilWords(".site-report", "Shown to work: pendant-1");
        browser.untilWords(".site-report", "ended by hand", "Not tried: pendant-2", "of the log");
        looks.at("walk-report");
        String ended =
                ward.get("walk-tests").path("items").path(0).path("ended").asText();
        Path report = directory.resolve("kept/lares-walk-test-" + ended.substring(0, 10) + ".json");
        browser.touch("[data-download]");
        browser.until("the report is kept", () -> Files.exists(report));
        JsonNode kept = new ObjectMapper().readTree(Files.readString(report));
        assertThat(kept.path("report").path("shown").path(0).asText()).isEqualTo("pendant-1");
        assertThat(kept.path("receipt").asText()).startsWith("c2sp.org/tlog-proof@v1");
    }

    @Test
    @Order(5)
    void somebodyElsesTestIsShownAndCannotBeClaimed() throws Exception {
        assertThat(ward.post("walk-tests", "{'devices':['pendant-2'],'minutes':10}")
                        .statusCode())
                .isEqualTo(201);
        browser.untilWords("[data-walk-by=admin]", "A walk test of admin goes on until");
        ward.pressPendant(2);
        browser.untilWords("[data-trial=pendant-2]", "TEST: activated, not claimed yet");
        assertThat(browser.shows("[data-claim]")).isFalse();
        looks.at("walk-others");
        browser.touch("[data-walk=end]");
        browser.untilWords(".site-report", "Taken for real: pendant-2");
        ward.endAll();
    }

    @Test
    @Order(6)
    void whoeverHasSaidByPinWhoTheyAreClaimsTheirOwnTest() throws Exception {
        browser.touch("[data-user]");
        browser.touch("[data-person=jonas]");
        browser.type("#pin", PIN + Keys.ENTER);
        browser.one("[data-user=jonas]");
        browser.touch("[data-choose=pendant-3]");
        browser.touch("[data-walk=start]");
        browser.untilWords("[data-walk-by=jonas]", "Your walk test ends at");
        ward.pressPendant(3);
        browser.touch("[data-claim=pendant-3]");
        browser.one("[data-trial=pendant-3][data-state=shown]");
        browser.touch("[data-walk=end]");
        browser.untilWords(".site-report", "Shown to work: pendant-3");
    }
}
