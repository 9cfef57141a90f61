// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private static final DeviceId OURS = new DeviceId("ours");
    private static final DeviceId SMOKE = new DeviceId("smoke");
    private static final DeviceId BEACON = new DeviceId("beacon");

    private final Devices devices = new Devices(new RuleBook(RuleSettings.DEFAULTS), OURS::equals);

    @Test
    void ofThoseThatNobodyRegisteredOnlySoManyAreRemembered() {
        tells(OURS, Kind.MOTION);
        tells(SMOKE, Kind.SMOKE);
        tells(BEACON, Kind.MOTION);
        for (int i = 0; i < Devices.MAX_STRANGERS; i++) {
            devices.of(new DeviceId("beacon-" + i));
        }
        assertThat(devices.all()).hasSize(Devices.MAX_STRANGERS + 1);
        assertThat(devices.tells(OURS)).containsExactly(Kind.MOTION);
        assertThat(devices.tells(SMOKE)).containsExactly(Kind.SMOKE);
        assertThat(devices.tells(BEACON)).isEmpty();
    }

    private void tells(DeviceId device, Kind kind) {
        Reading reading = new Reading(
                device,
                kind,
                Value.Flag.OFF,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        devices.of(device).told(OptionalLong.empty(), new ReadingLogged(reading, Assignment.NONE, 0));
    }
}
