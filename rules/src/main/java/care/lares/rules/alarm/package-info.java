// SPDX-License-Identifier: Apache-2.0
/** The life of an alarm and its escalation: pure steps from open alarms and a finding, a command or the time. */
@NullMarked
package care.lares.rules.alarm;

import org.jspecify.annotations.NullMarked;
