// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A carer who goes out has the house guarded, and comes home. */
@Timeout(300)
class GuardPageIT {
    @TempDir
    private static Path directory;

    private static Browser browser;
    private static TestWard ward;
    private static Looks looks;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        browser.reducedMotion();
        looks = new Looks(browser);
        ward = TestWard.start(directory);
        ward.registerResidents();
        ward.enter(browser, ward.code());
    }

    @AfterAll
    static void stop() throws Exception {
        TestWard.end(browser, ward);
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
        assertThat(browser.focused()).isEqualTo("Residents");
    }
}
