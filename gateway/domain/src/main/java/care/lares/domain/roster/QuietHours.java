// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.roster;

import care.lares.domain.ContactId;

/**
 * Hours in which somebody is called for alarms of high priority only.
 *
 * @param contact who
 * @param when which hours
 */
public record QuietHours(ContactId contact, WeeklySpan when) {}
