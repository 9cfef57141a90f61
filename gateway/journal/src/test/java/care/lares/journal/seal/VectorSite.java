// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.DeviceId;
import care.lares.domain.Supervision;
import care.lares.domain.WalkTestEnding;
import care.lares.domain.roster.Roster;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry;
import care.lares.journal.WalkTestEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries of {@code entries.json} that are about the whole site. */
final class VectorSite {
    private VectorSite() {}

    static void put(Instant at, Map<String, Entry> all) {
        all.put("roster-changed", new RegistryEntry.RosterChanged(at, VectorRoster.of(at), "admin"));
        all.put("roster-given-up", new RegistryEntry.RosterChanged(at, Roster.NONE, "admin"));
        all.put(
                "supervision-decided",
                new RegistryEntry.SupervisionDecided(at, new DeviceId("pendant-7"), Supervision.UNSUPERVISED, "admin"));
        all.put(
                "walk-test-began",
                new WalkTestEntry.WalkTestBegan(
                        at, devices("Zoe-cord", "pendant-7"), at.plus(Duration.ofMinutes(30)), "carer-1"));
        all.put(
                "walk-test-ended",
                new WalkTestEntry.WalkTestEnded(
                        at,
                        at.minus(Duration.ofMinutes(10)),
                        WalkTestEnding.SECOND_ACTIVATION,
                        devices("pendant-7"),
                        devices("Zoe-cord"),
                        devices("smoke-1", "smoke-2"),
                        "carer-1"));
    }

    private static Set<DeviceId> devices(String... ids) {
        return Stream.of(ids).map(DeviceId::new).collect(Collectors.toSet());
    }
}
