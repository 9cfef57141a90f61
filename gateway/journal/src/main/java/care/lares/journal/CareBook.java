// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.DevicePassport;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.CareEntry.DeviceDescribed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** How residents are cared for and what devices are, as the log says last. Told by one thread, asked by any. */
public final class CareBook {
    private final Map<String, CarePlanDecided> plans = new ConcurrentSkipListMap<>();
    private final Map<String, CareNoted> checkIns = new ConcurrentSkipListMap<>();
    private final Map<String, CareNoted> family = new ConcurrentSkipListMap<>();
    private final Map<String, DeviceDescribed> devices = new ConcurrentSkipListMap<>();

    CareBook() {}

    void apply(CareEntry entry) {
        if (entry instanceof CarePlanDecided decided) {
            plans.put(decided.resident().value(), decided);
        } else if (entry instanceof CareNoted noted) {
            noted(noted);
        } else if (entry instanceof DeviceDescribed described) {
            devices.put(described.device().value(), described);
        }
    }

    /** Of check-ins the log's order counts: the clock may have been set back. */
    private void noted(CareNoted noted) {
        if (noted.event().aboutCheckIn()) {
            checkIns.put(noted.resident().value(), noted);
        } else {
            family.merge(noted.resident().value(), noted, CareBook::later);
        }
    }

    /** A visit of last week that is noted today is not the latest one. */
    private static CareNoted later(CareNoted before, CareNoted now) {
        return now.of().isBefore(before.of()) ? before : now;
    }

    /** What was decided last about a resident. */
    public Optional<CarePlanDecided> decided(ResidentId resident) {
        return Optional.ofNullable(plans.get(resident.value()));
    }

    /** What a resident is asked. */
    public CarePlan plan(ResidentId resident) {
        return decided(resident).map(CarePlanDecided::plan).orElse(CarePlan.NONE);
    }

    /** All that was decided, by resident. */
    public Collection<CarePlanDecided> plans() {
        return Collections.unmodifiableCollection(plans.values());
    }

    /** What became of the newest check-in that is over. */
    public Optional<CareNoted> checkIn(ResidentId resident) {
        return Optional.ofNullable(checkIns.get(resident.value()));
    }

    /** When their family was in touch last. */
    public Optional<CareNoted> family(ResidentId resident) {
        return Optional.ofNullable(family.get(resident.value()));
    }

    /** What was said last of what a device is. */
    public Optional<DeviceDescribed> described(DeviceId device) {
        return Optional.ofNullable(devices.get(device.value()));
    }

    /** What a device is. */
    public DevicePassport passport(DeviceId device) {
        return described(device).map(DeviceDescribed::passport).orElse(DevicePassport.UNKNOWN);
    }

    void forget(ResidentId resident) {
        plans.remove(resident.value());
        checkIns.remove(resident.value());
        family.remove(resident.value());
    }

    List<Entry> restated() {
        List<Entry> all = new ArrayList<>(plans.values());
        all.addAll(checkIns.values());
        all.addAll(family.values());
        all.addAll(devices.values());
        return all;
    }
}
