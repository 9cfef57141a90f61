// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.ToldTogether;
import care.lares.sync.centre.Packing;
import care.lares.sync.centre.Parcel;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.Summary;
import java.util.function.UnaryOperator;

/**
 * Packs alarms as those outside are told of them. What is told as one says by its cause whether it is a test.
 *
 * @param packing makes the parcels
 * @param told how an alarm is told outside, now
 */
record TestPacking(Packing packing, UnaryOperator<Alarm> told) implements Packing {
    @Override
    public Parcel alarm(Alarm alarm, Disclosure disclosure) {
        return packing.alarm(told.apply(alarm), disclosure);
    }

    @Override
    public Parcel together(ToldTogether message, Disclosure disclosure) {
        return packing.together(message, disclosure);
    }

    @Override
    public Parcel summary(Summary summary, Disclosure disclosure, PublishedCheckpoint rest) {
        return packing.summary(summary, disclosure, rest);
    }
}
