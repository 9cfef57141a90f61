// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.domain.Alarm;

/**
 * An alarm after one of its steps, and where that is in the log.
 *
 * @param origin ordinal of the log it is in
 * @param seq sequence number of the step there
 * @param after the alarm
 */
public record IndexedAlarm(int origin, long seq, Alarm after) {}
