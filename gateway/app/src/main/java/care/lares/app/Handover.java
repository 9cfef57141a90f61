// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.Ending;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.Pipeline;

/** From a log of which more was published than is here, to one that follows it; people are told. On the event loop. */
final class Handover {
    private final LogJournal journal;
    private final Pipeline pipeline;

    Handover(LogJournal journal, Pipeline pipeline) {
        this.journal = journal;
        this.pipeline = pipeline;
    }

    /** Gives a log up, unless that has been done already: several places may find the same. */
    void from(String origin, Ending ending) {
        if (journal.origin().equals(origin)) {
            pipeline.restored(journal.giveUp(ending), ending.reason());
        }
    }
}
