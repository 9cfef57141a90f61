// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** A carer looks who is called, and which hours nobody covers. */
class RosterPageIT extends PageScene {
    private static final String WEBHOOK = "\"webhook\":{\"url\":\"https://phones.example/hook\"}";
    private static final String ROSTER = "{\"zone\":\"Europe/Berlin\","
            + "\"shifts\":[{\"name\":\"all day\",\"from\":\"06:00\",\"to\":\"06:00\",\"contacts\":[\"nurse-1\"]}],"
            + "\"quiet\":[{\"contact\":\"head\",\"from\":\"22:00\",\"to\":\"07:00\"}],"
            + "\"steps\":[{\"shifts\":[\"all day\"]},{\"contacts\":[\"head\"]}]}";

    @Override
    void begin() throws Exception {
        ward.registerResidents();
        ward.put("contacts/nurse-1", "{\"name\":\"Nora Feld\"," + WEBHOOK + "}");
        ward.put("contacts/head", "{\"name\":\"Mara Brandt\"," + WEBHOOK + "}");
        ward.enter(browser, ward.code());
        browser.touch("[data-page-open=roster]");
    }

    @Test
    @Order(1)
    void withoutARosterThePageSaysThatEverybodyIsCalled() {
        browser.untilWords(".roster-none", "No roster is kept: every contact is told of every alarm at once.");
        looks.at("roster-none");
        browser.touch("[data-page-close]");
        browser.untilFocused("Residents");
    }

    @Test
    @Order(2)
    void withARosterItSaysWhoIsCalledNowAndWhichHoursAreNotCovered() throws Exception {
        ward.put("roster", ROSTER);
        browser.touch("[data-page-open=roster]");
        browser.one("[data-covered=false]");
        List<String> rounds = browser.all(".roster-rounds li").stream()
                .map(WebElement::getText)
                .toList();
        assertThat(rounds).containsExactly("Nora Feld", "Mara Brandt");
        browser.untilWords(".roster-gaps", "only one way leads out");
        browser.untilWords(".roster-table", "all day", "every day", "06:00–06:00", "Nora Feld");
        browser.untilWords(".roster-lines", "Mara Brandt: every day 22:00–07:00");
        looks.at("roster");
    }
}
