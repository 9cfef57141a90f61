// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.Assignment;

/**
 * Whom rules about a person judge.
 *
 * @param assignment the resident, and where they live if that is known
 * @param spo2Scale which scale of oxygen saturation a clinician has set for them: 1 usually, 2
 */
public record Whom(Assignment assignment, int spo2Scale) {}
