// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.journal.Registry;
import care.lares.security.Principal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {
    @Test
    void letsNobodyInWhoIsNotEnrolled() {
        assertThat(people(false).login("pendant-1", "secret")).isEmpty();
    }

    @Test
    void hearsEverybodyWhileNobodyKnowsWhoIsEnrolled() {
        assertThat(people(true).login("pendant-1", "secret")).contains(new Principal.Unproved("pendant-1"));
        assertThat(people(true).login("", "")).contains(new Principal.Unproved(""));
        assertThat(people(true).login("x".repeat(10_000), "")).isEmpty();
    }

    @Test
    void givesNobodyATokenWhileNobodyKnowsWhoIsEnrolled() {
        assertThat(people(true).bearer("a-token")).isEmpty();
    }

    private static People people(boolean blind) {
        Settings dev = Settings.dev(Path.of("data"), DevPorts.ANY, new Development("admin", "psk"));
        Settings settings = new Settings(
                dev.data(),
                dev.site(),
                dev.listeners(),
                dev.linger(),
                dev.profile(),
                dev.room(),
                dev.outside(),
                Optional.empty());
        return new People(new Registry(), settings, blind);
    }
}
