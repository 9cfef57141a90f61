// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.journal.Registry;
import care.lares.security.Principal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
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

    @Test
    void keepsNothingForWhomNothingProves() {
        assertThat(people(false).proof(new Principal.Device(new DeviceId("pendant-1"))))
                .isEmpty();
        assertThat(people(false).proof(new Principal.Person(new PersonId("carla"), Set.of())))
                .isEmpty();
        assertThat(people(true).proof(new Principal.Unproved("pendant-1"))).isEmpty();
        assertThat(people(false).proof(new Principal.Admin(new PersonId("admin"))))
                .isPresent();
        assertThat(people(false).proof(new Principal.DevAnonymous())).isPresent();
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
