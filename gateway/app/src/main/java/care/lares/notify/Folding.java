// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.DeskRow;
import java.util.Optional;

/** Which alarms people are told of as one, and in which words. */
public interface Folding {
    /** Each alarm by itself. */
    Folding NONE = new Folding() {
        @Override
        public Optional<String> key(Alarm alarm) {
            return Optional.empty();
        }

        @Override
        public String text(DeskRow row) {
            return row.first().text();
        }
    };

    /** What an alarm has in common with those it may be told with; empty: it is told by itself. */
    Optional<String> key(Alarm alarm);

    /** What is said of a row's alarms together. */
    String text(DeskRow row);
}
