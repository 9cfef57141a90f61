// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.rules.Finding;
import java.util.Optional;

/** What findings have in common that join one alarm. A test and the real thing are never one. */
record Cause(String rule, Optional<ResidentId> resident, Optional<DeviceId> device, boolean test) {

    static Cause of(Finding finding) {
        return new Cause(finding.rule(), finding.assignment().resident(), finding.device(), finding.test());
    }

    static Cause of(Alarm alarm) {
        return new Cause(alarm.rule(), alarm.assignment().resident(), alarm.device(), alarm.test());
    }
}
