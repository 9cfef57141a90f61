// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Alarm;

/**
 * An alarm after one of its steps, as it was found again.
 *
 * @param origin the log the step is in; receipts are made for the current one only
 * @param seq its sequence number there
 * @param after the alarm
 */
public record LoggedAlarm(String origin, long seq, Alarm after) {}
