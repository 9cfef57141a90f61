// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ResidentId ANNA = new ResidentId("anna");
    private static final DeviceId PENDANT = new DeviceId("pendant-7");
    private static final PersonId CARER = new PersonId("carer-1");

    private final Registry registry = new Registry();

    @Test
    void knowsTheLatestOfEach() {
        Entry.DeviceEnrolled first = device(Assignment.NONE);
        Entry.DeviceEnrolled second = device(new Assignment(Optional.of(ANNA), Optional.empty()));
        registry.apply(first);
        registry.apply(second);
        assertThat(registry.device(PENDANT)).contains(second);
        assertThat(registry.device(new DeviceId("other"))).isEmpty();
        assertThat(registry.resident(ANNA)).isEmpty();
        assertThat(registry.person(CARER)).isEmpty();
    }

    @Test
    void isRebuiltByWhatItRestates() {
        registry.apply(new Entry.PersonEnrolled(NOON, CARER, Set.of("alarms:act"), "00".repeat(32)));
        registry.apply(device(Assignment.NONE));
        registry.apply(new Entry.ResidentRegistered(NOON, ANNA, "Anna", Optional.of(new PlaceId("room-4"))));
        registry.apply(new Entry.GatewayStarted(NOON, "0.1.0", Duration.ZERO));
        Registry rebuilt = new Registry();
        registry.restated().forEach(rebuilt::apply);
        assertThat(registry.restated()).hasSize(3);
        assertThat(rebuilt.restated()).isEqualTo(registry.restated());
        assertThat(rebuilt.resident(ANNA)).isEqualTo(registry.resident(ANNA)).isPresent();
        assertThat(rebuilt.person(CARER)).isEqualTo(registry.person(CARER)).isPresent();
    }

    private static Entry.DeviceEnrolled device(Assignment assignment) {
        return new Entry.DeviceEnrolled(NOON, PENDANT, assignment, "", "installer-1");
    }
}
