// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ResidentId ANNA = new ResidentId("anna");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void replayedFromAnywhereTheSameHolds(long seed) {
        Random random = new Random(seed);
        Configuration live = new Configuration();
        List<ConfigEntry> log = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Tuning wanted = new Tuning(choice(random), scopes(random, PlaceId::new), scopes(random, ResidentId::new));
            List<ConfigEntry> version = live.next(wanted, NOON.plusSeconds(i), Optional.empty(), "admin");
            boolean cut = random.nextInt(4) == 0;
            List<ConfigEntry> kept = cut ? version.subList(0, version.size() - 1) : version;
            log.addAll(kept);
            kept.forEach(live::apply);
            if (!cut) {
                assertThat(live.inForce()).isEqualTo(wanted);
                assertThat(live.version()).isPositive();
            }
            Configuration replayed = new Configuration();
            log.forEach(replayed::apply);
            assertThat(replayed.inForce()).isEqualTo(live.inForce());
            assertThat(replayed.version()).isEqualTo(live.version());
            Configuration restated = new Configuration();
            live.restated().forEach(entry -> restated.apply((ConfigEntry) entry));
            assertThat(restated.inForce()).isEqualTo(live.inForce());
            assertThat(restated.changed()).isEqualTo(live.changed());
        }
    }

    @Test
    void whatAPowerCutLeftOfAVersionNeverHolds() {
        Configuration configuration = new Configuration();
        Choice still = new Choice(Map.of(Setting.MOVE_WITHIN, 30L));
        configuration.apply(new ConfigEntry.ForResident(NOON, ANNA, still, "admin"));
        assertThat(configuration.inForce()).isEqualTo(Tuning.USUAL);
        configuration.apply(
                new ConfigEntry.Changed(NOON.plusSeconds(1), 1, Choice.NONE, Map.of(), Optional.empty(), "admin"));
        assertThat(configuration.inForce()).isEqualTo(Tuning.USUAL);
    }

    @Test
    void whatWasSetForSomebodyWhoIsErasedIsForgotten() {
        Registry registry = new Registry();
        Choice still = new Choice(Map.of(Setting.MOVE_WITHIN, 30L));
        Tuning wanted = new Tuning(Choice.NONE, Map.of(), Map.of(ANNA, still));
        registry.configuration().next(wanted, NOON, Optional.empty(), "admin").forEach(registry::apply);
        assertThat(registry.configuration().inForce()).isEqualTo(wanted);
        registry.forget(ANNA);
        assertThat(registry.configuration().inForce()).isEqualTo(Tuning.USUAL);
        assertThat(registry.restated(NOON)).singleElement().isInstanceOf(ConfigEntry.Changed.class);
    }

    @Test
    void whatIsSetForAResidentLiesUnderTheirKey() {
        ConfigEntry part = new ConfigEntry.ForResident(NOON, ANNA, Choice.NONE, "admin");
        assertThat(part.subject()).isEqualTo(Subject.of(ANNA));
        assertThat(part.entryClass()).isEqualTo(EntryClass.EVIDENCE);
    }

    private static Choice choice(Random random) {
        Map<Setting, Long> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            if (random.nextInt(5) == 0) {
                values.put(setting, setting.least());
            }
        }
        return new Choice(values);
    }

    private static <K> Map<K, Choice> scopes(Random random, Function<String, K> id) {
        Map<K, Choice> scopes = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            scopes.put(id.apply("id-" + random.nextInt(6)), choice(random));
        }
        return scopes;
    }
}
