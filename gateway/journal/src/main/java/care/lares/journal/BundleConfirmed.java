// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Instant;

/**
 * A recipient has confirmed a bundle, or a lane has gone on over what is not for the recipient.
 *
 * @param at when
 * @param recipient the name of the monitoring centre
 * @param lane which lane
 * @param bundle the stable id of what was confirmed; empty when the lane only went on
 * @param origin the log that the cursor is of
 * @param cursor every entry of that log before this sequence number is done with
 */
public record BundleConfirmed(Instant at, String recipient, Lane lane, String bundle, String origin, long cursor)
        implements Entry {
    /** Refuses a cursor that cannot be. */
    public BundleConfirmed {
        if (cursor < 0) {
            throw new IllegalArgumentException("a cursor is not negative");
        }
    }

    @Override
    public Subject subject() {
        return Subject.SITE;
    }

    @Override
    public EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }
}
