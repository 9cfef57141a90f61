// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A device was heard while nobody knew what time it was: no page says how long ago that is. */
class UnknownTimeIT extends PageScene {
    private static final String UNSET = "{'jump':'-24h'}";
    private static final String SET = "{'jump':'24h'}";

    @Override
    void begin() throws Exception {
        ward.registerResidents();
        ward.put("devices/pendant-1", "{\"resident\":\"resident-1\",\"driver\":\"native\",\"supervised\":false}");
        ward.post("dev/clock", UNSET);
        ward.pressPendant(1);
        ward.pressPendant(2);
        ward.tell("pendant-3", "{'kind':'pulse_rate','value':70}");
        ward.endAll();
        ward.post("dev/clock", SET);
        ward.advanceClock("20m");
        ward.pressPendant(3);
        ward.endAll();
        ward.killAndRestart();
        ward.enter(browser, ward.code("ina", "registry:write", "residents:read", "readings:read", "alarms:act"));
    }

    @Test
    @Order(1)
    void theBoardSaysThatItIsNotKnown() {
        browser.untilWords("[data-resident=resident-1]", "last proven at a time not known");
        browser.untilWords("[data-resident=resident-2]", "reach not known");
        browser.untilWords("[data-resident=resident-3]", "at a time not known", "heard ");
        looks.at("untimed-board");
    }

    @Test
    @Order(2)
    void theWalkTestAndTheListOfDevicesDoToo() {
        browser.touch("[data-page-open=walk]");
        browser.untilWords("[data-choose=pendant-1]", "last proven at a time not known");
        browser.untilWords("[data-choose=pendant-3]", " ago");
        looks.at("untimed-walk");
        browser.touch("[data-page-close]");
        browser.touch("[data-page-open=devices]");
        browser.untilWords("[data-device=pendant-1]", "last heard at a time not known");
        browser.untilWords("[data-device=pendant-3]", "last heard ");
        looks.at("untimed-devices");
    }

    @Test
    @Order(3)
    void whatIsHeardNowIsKnownAgain() throws Exception {
        ward.pressPendant(1);
        browser.untilSo(() -> {
            browser.touch("[data-page-close]");
            browser.touch("[data-page-open=devices]");
            browser.untilWords("[data-device=pendant-1]", "last heard ");
        });
    }
}
