// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Settings of any sort; the same random numbers give the same ones. */
final class SeededConfig {
    private static final Instant EPOCH = Instant.parse("2026-11-21T00:00:00Z");

    private final Random random;

    SeededConfig(Random random) {
        this.random = random;
    }

    ConfigEntry next() {
        if (random.nextBoolean()) {
            return new ConfigEntry.ForResident(at(), new ResidentId("r-" + random.nextInt(99)), choice(), "admin");
        }
        Map<PlaceId, Choice> places = Map.of(new PlaceId("room-" + random.nextInt(99)), choice());
        return new ConfigEntry.Changed(at(), 1 + random.nextInt(99), choice(), places, trial(), "admin");
    }

    private Choice choice() {
        Map<Setting, Long> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            if (random.nextInt(4) == 0) {
                values.put(setting, setting.most());
            }
        }
        return new Choice(values);
    }

    private Optional<ConfigEntry.Trial> trial() {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new ConfigEntry.Trial(at(), at(), random.nextInt(9), random.nextInt(9)));
    }

    private Instant at() {
        return EPOCH.plusSeconds(random.nextInt(86_400));
    }
}
