// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A carer who goes out has the house guarded, and comes home. */
class GuardPageIT extends PageScene {

    @Override
    void begin() throws Exception {
        ward.registerResidents();
        ward.enter(browser, ward.code());
    }

    @Test
    void houseIsGuardedByOneTouchAndSaysUntilWhenToLeave() throws Exception {
        browser.touch("[data-page-open=guard]");
        browser.one("[data-guard=disarmed]");
        looks.at("guard-off");

        browser.touch("[data-arm=away]");
        browser.one("[data-guard=away][data-state=arming]");
        assertThat(ward.get("site/arm").path("mode").asText()).isEqualTo("away");
        looks.at("guard-away");

        browser.touch("[data-arm=disarmed]");
        browser.one("[data-guard=disarmed]");
        assertThat(ward.get("site/arm").path("state").asText()).isEqualTo("disarmed");
        browser.touch("[data-page-close]");
        browser.untilFocused("Residents");

        browser.touch("[data-page-open=guard]");
        browser.one("[data-guard=disarmed]");
        browser.run("history.back()");
        browser.untilGone("[data-guard]");
        browser.one("[data-page-open=guard]");
        // Not away from the alarms.
        browser.untilFocused("Residents");
    }
}
