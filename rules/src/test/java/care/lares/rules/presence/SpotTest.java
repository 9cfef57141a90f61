// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotTest {
    @ParameterizedTest
    @CsvSource({
        "motion-bathroom, flat-3, MOTION, BATHROOM",
        "pir-7, room-12_WC, MOTION, BATHROOM",
        "Bewegung Bad, -, MOTION, BATHROOM",
        "radar 卫生间, -, PRESENCE, BATHROOM",
        "bathroom-door, -, CONTACT_OPEN, BATHROOM",
        "motion-badge, -, MOTION, ROOM",
        "front-door, flat-3, CONTACT_OPEN, EXIT",
        "Haustür, -, CONTACT_OPEN, EXIT",
        "门磁 大门, -, CONTACT_OPEN, EXIT",
        "door-01, room-01, CONTACT_OPEN, EXIT",
        "fridge-door, kitchen, CONTACT_OPEN, ROOM",
        "door-2, bedroom, CONTACT_OPEN, ROOM",
        "contact-9, hall, CONTACT_OPEN, ROOM",
        "front-window, flat-3, CONTACT_OPEN, ROOM",
        "cupboard-1, entrance, CONTACT_OPEN, ROOM",
        "Fenster, Eingang, CONTACT_OPEN, ROOM",
        "contact-1, entrance, CONTACT_OPEN, EXIT",
        "motion-front-door, hall, MOTION, ROOM"
    })
    void theWordsInTheIdsSayWhereASensorIs(String device, String place, Kind kind, Spot spot) {
        Optional<PlaceId> where = place.equals("-") ? Optional.empty() : Optional.of(new PlaceId(place));
        assertThat(Spot.of(kind, new DeviceId(device), new Assignment(Optional.empty(), where)))
                .isEqualTo(spot);
    }
}
