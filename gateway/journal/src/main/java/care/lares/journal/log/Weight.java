// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.domain.roster.Roster;
import care.lares.journal.AccessEntry;
import care.lares.journal.AnchorEntry;
import care.lares.journal.CareEntry;
import care.lares.journal.CommissioningEntry;
import care.lares.journal.ConfigEntry;
import care.lares.journal.DutyEntry;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry;
import care.lares.journal.ToldTogether;
import care.lares.journal.WalkTestEntry;

/** About how many bytes of memory an entry holds while it waits. Cheap rather than exact: it bounds a queue. */
final class Weight {
    /** A reading or an enrolment with its ids, times and optional parts. */
    private static final int ENTRY = 512;
    /** An alarm without its history. */
    private static final int ALARM = 1024;
    /** The newest line of an alarm's history without its detail. */
    private static final int EVENT = 160;
    /** An older line: a reference, since the event itself is shared with the alarm's earlier steps. */
    private static final int OLDER_EVENT = 8;

    private Weight() {}

    static int of(Entry entry) {
        if (entry instanceof Entry.AlarmChanged changed) {
            int weight = ALARM
                    + changed.after().text().length()
                    + changed.after().advice().length();
            // Each step carries its whole history; in full, some 75 steps of an outage would fill the alarms' reserve.
            var history = changed.after().history();
            if (!history.isEmpty()) {
                var newest = history.get(history.size() - 1);
                weight += EVENT + newest.detail().length() + (history.size() - 1) * OLDER_EVENT;
            }
            return weight;
        }
        if (entry instanceof Entry.ResidentRegistered registered) {
            return ENTRY + registered.name().length();
        }
        if (entry instanceof RegistryEntry registered) {
            return of(registered);
        }
        if (entry instanceof AccessEntry.Looked looked) {
            return ENTRY + looked.residents().size() * EVENT;
        }
        if (entry instanceof DutyEntry.TookOver took) {
            return ENTRY + took.note().length() + took.open().size() * EVENT;
        }
        if (entry instanceof AnchorEntry.Attempted attempted) {
            return 2 * ENTRY + attempted.note().length() + attempted.raw().length();
        }
        if (entry instanceof ToldTogether told) {
            return ENTRY + (told.open().size() + told.over().size()) * EVENT;
        }
        return decided(entry);
    }

    /** Of what somebody decided for the house or somebody in it, and of what came of trying devices. */
    private static int decided(Entry entry) {
        if (entry instanceof WalkTestEntry.WalkTestBegan began) {
            return ENTRY + began.devices().size() * EVENT;
        }
        if (entry instanceof WalkTestEntry.WalkTestEnded ended) {
            int devices = ended.shown().size()
                    + ended.unclaimed().size()
                    + ended.untouched().size();
            return ENTRY + devices * EVENT;
        }
        if (entry instanceof CareEntry.CarePlanDecided decided) {
            return ENTRY
                    + (decided.plan().checkIns().size()
                                    + decided.plan().buttons().size())
                            * EVENT;
        }
        if (entry instanceof CommissioningEntry.Certified certified) {
            return ENTRY + (certified.devices().size() + certified.contacts().size()) * EVENT;
        }
        if (entry instanceof ConfigEntry.Changed changed) {
            return ENTRY + changed.places().size() * ENTRY;
        }
        return ENTRY;
    }

    private static int of(RegistryEntry entry) {
        if (entry instanceof RegistryEntry.ResidentDescribed described) {
            int card = described.card().entrySet().stream()
                    .mapToInt(line ->
                            EVENT + line.getKey().length() + line.getValue().length())
                    .sum();
            return ENTRY + described.name().length() + card;
        }
        if (entry instanceof RegistryEntry.ContactRegistered registered) {
            return ENTRY + registered.channels().size() * ENTRY;
        }
        if (entry instanceof RegistryEntry.RosterChanged changed) {
            return of(changed.roster());
        }
        return ENTRY;
    }

    private static int of(Roster roster) {
        int people = roster.shifts().stream()
                .mapToInt(shift -> shift.contacts().size())
                .sum();
        return ENTRY * (1 + roster.shifts().size())
                + EVENT * (people + roster.absences().size());
    }
}
