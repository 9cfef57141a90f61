// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/**
 * Something the journal does that must survive a power cut in the middle of it. The same seed must make the same calls to
 * the storage: no clock but the trial's, no randomness but the trial's, no threads.
 */
public interface CutStep {
    /** A word that names it on the command line. */
    String name();

    /** Whether a trial of it takes long, most of it to prepare and to check. */
    default boolean slow() {
        return false;
    }

    /** What goes before, untouched by faults; by default a journal is opened. */
    default void prepare(Trial trial) throws Exception {
        trial.open();
    }

    /** The step itself, cut or failed at any of its calls; done again after each restart. */
    void act(Trial trial) throws Exception;

    /** What starts the house again after a cut; by default its journal is opened. */
    default void restart(Trial trial) throws Exception {
        trial.open();
    }

    /** What must be true after each restart, beside what is true of every journal. */
    default void check(Trial trial) throws Exception {}
}
