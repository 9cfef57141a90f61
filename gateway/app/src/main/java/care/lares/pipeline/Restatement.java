// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.Entry.SeenReadings;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A house in the fewest entries which, replayed, rebuild it: what a snapshot holds. */
record Restatement(House house) {
    /**
     * Its entries.
     *
     * @param at now
     * @param evenly what time it would be if nobody had set the clock
     */
    List<Entry> entries(Instant at, Instant evenly) {
        List<Entry> living = new ArrayList<>(house.registry().restated(at));
        house.open().endedLately().forEach(alarm -> living.add(new AlarmChanged(alarm)));
        house.open().all().forEach(alarm -> living.add(new AlarmChanged(alarm)));
        Stream<ReadingLogged> told = house.devices().all().stream().flatMap(DeviceRecord::restated);
        Stream.concat(told, house.stories().restated())
                .distinct()
                .sorted(Comparator.comparing(ReadingLogged::at))
                .forEach(living::add);
        house.duplicates().snapshot(evenly).forEach((device, seen) -> living.add(seen(at, device, seen)));
        return living;
    }

    /** Under the key of whom the device serves: it tells of them to whoever guesses. */
    private SeenReadings seen(Instant at, DeviceId device, List<Long> fingerprints) {
        Assignment assignment = house.registry()
                .device(device)
                .map(DeviceRegistered::assignment)
                .orElse(Assignment.NONE);
        return new SeenReadings(at, device, fingerprints, Subject.of(assignment));
    }
}
