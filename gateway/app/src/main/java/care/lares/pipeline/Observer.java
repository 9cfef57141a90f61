// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.journal.Entry.ReadingLogged;
import java.util.OptionalLong;

/**
 * Someone who watches what comes in, live. Called on the pipeline's thread after people were told, before the log has
 * forced anything: implementations hand over, never block, never throw.
 */
public interface Observer {
    /** Nobody watches. */
    Observer NONE = new Observer() {
        @Override
        public void reading(OptionalLong seq, ReadingLogged reading) {}

        @Override
        public void alarm(Alarm alarm) {}
    };

    /**
     * A reading was taken in; repetitions are not told.
     *
     * @param seq its number in the log; empty when the log could not take it
     */
    void reading(OptionalLong seq, ReadingLogged reading);

    /** An alarm took a step: the last line of its history. */
    void alarm(Alarm alarm);

    /** Somebody was erased: whoever watches forgets what was told so far. */
    default void forget() {}
}
