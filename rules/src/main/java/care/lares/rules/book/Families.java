// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.domain.tuning.Tuned;
import care.lares.rules.RuleSettings;
import care.lares.rules.air.AirRules;
import care.lares.rules.call.CallRules;
import care.lares.rules.device.DeviceRules;
import care.lares.rules.environment.EnvironmentRules;
import care.lares.rules.fall.FallRules;
import care.lares.rules.limit.LimitRules;
import care.lares.rules.supervision.BatteryRules;
import care.lares.rules.supervision.ProofRules;
import care.lares.rules.supervision.SupervisionRules;
import care.lares.rules.vitals.VitalsRules;

/** Every family of rules, going by the settings of one scope. */
record Families(
        CallRules calls,
        FallRules falls,
        EnvironmentRules environment,
        VitalsRules vitals,
        LimitRules limits,
        SupervisionRules silence,
        ProofRules proof,
        BatteryRules battery,
        DeviceRules condition,
        AirRules air) {
    Families(RuleSettings settings, Tuned tuned) {
        this(
                new CallRules(settings),
                new FallRules(settings),
                new EnvironmentRules(settings),
                new VitalsRules(settings),
                new LimitRules(tuned),
                new SupervisionRules(settings),
                new ProofRules(settings),
                new BatteryRules(settings),
                new DeviceRules(settings),
                new AirRules(settings));
    }
}
