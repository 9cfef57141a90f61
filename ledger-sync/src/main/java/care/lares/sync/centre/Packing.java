// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.ToldTogether;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.Summary;

/** Makes bundles of what is to be told. Pure; any thread may call. */
public interface Packing {
    /** An alarm after its newest step. */
    Parcel alarm(Alarm alarm, Disclosure disclosure);

    /**
     * Alarms of one cause as one.
     *
     * @param message says which, and all that is told of them
     */
    Parcel together(ToldTogether message, Disclosure disclosure);

    /**
     * The summary of an hour.
     *
     * @param rest the checkpoint that covers it
     */
    Parcel summary(Summary summary, Disclosure disclosure, PublishedCheckpoint rest);
}
