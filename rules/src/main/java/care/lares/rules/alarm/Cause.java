// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.rules.Finding;
import java.util.Optional;

/**
 * What findings have in common that join one alarm. A test and the real thing are never one.
 *
 * @param place where, of what concerns nobody alone and no device told: two shared places are two. Empty for anything
 *     else, because whoever moves house, or is moved, has no second alarm
 */
record Cause(
        String rule, Optional<ResidentId> resident, Optional<DeviceId> device, Optional<PlaceId> place, boolean test) {

    static Cause of(Finding finding) {
        return of(finding.rule(), finding.assignment(), finding.device(), finding.test());
    }

    static Cause of(Alarm alarm) {
        return of(alarm.rule(), alarm.assignment(), alarm.device(), alarm.test());
    }

    private static Cause of(String rule, Assignment whom, Optional<DeviceId> device, boolean test) {
        boolean nobodys = whom.resident().isEmpty() && device.isEmpty();
        return new Cause(rule, whom.resident(), device, nobodys ? whom.place() : Optional.empty(), test);
    }
}
