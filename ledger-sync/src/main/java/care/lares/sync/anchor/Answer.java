// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

import care.lares.journal.Ending;

/** How far an {@link Anchor} has come with what it was shown. */
public sealed interface Answer {
    /**
     * A witness has signed: nothing is left to do until the next checkpoint.
     *
     * @param line its signature line, {@code — name base64}, without the newline
     */
    record Cosigned(String line) implements Answer {}

    /**
     * It is on its way: show it again soon.
     *
     * @param what it waits for, in words
     */
    record Underway(String what) implements Answer {}

    /**
     * It stands on the ledger, in a block that could still be replaced: look again soon.
     *
     * @param epoch which anchor
     * @param block number of its block
     */
    record Mined(long epoch, long block) implements Answer {}

    /**
     * It stands on the ledger for good.
     *
     * @param epoch which anchor
     * @param block number of its block
     */
    record Final(long epoch, long block) implements Answer {}

    /**
     * The other side does not answer, or not now: to be tried again, which being offline makes normal.
     *
     * @param why in words
     */
    record Unreached(String why) implements Answer {}

    /**
     * The other side will not take it, and people must look why; it is tried again all the same, unless it is foreign.
     *
     * @param why in words, fit for a technician
     * @param foreign whether something stands there in this gateway's name that it never wrote
     */
    record Refused(String why, boolean foreign) implements Answer {
        /** For any other reason. */
        public Refused(String why) {
            this(why, false);
        }
    }

    /**
     * More of this log was published than is here: it must not be extended, and there is nothing left to show of it.
     *
     * @param origin the log
     * @param ending how that came out
     */
    record Overtaken(String origin, Ending ending) implements Answer {}
}
