// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Alarm;
import care.lares.domain.DeskRow;
import java.util.Collection;
import java.util.List;

/** How open alarms stand on a desk: technical ones of one cause on one row. */
public interface DeskRows {
    /** The rows, the most urgent first. */
    List<DeskRow> of(Collection<Alarm> open);

    /** A row as the public JSON: its first alarm, which says what is true of all, and the members. */
    byte[] json(DeskRow row);
}
