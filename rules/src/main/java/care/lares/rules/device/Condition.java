// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import java.util.List;

/** What a device may say is wrong with it. */
enum Condition {
    /** Opened or taken off its place; by itself maintenance, never an intruder. */
    TAMPER,
    /** It runs on its battery. */
    MAINS_FAIL,
    /** It has found a fault in itself. */
    FAULT;

    static final List<Condition> ALL = List.of(values());

    Rule rule() {
        return switch (this) {
            case TAMPER -> new Rule("device.tamper", AlarmKind.TAMPER);
            case MAINS_FAIL -> new Rule("device.mains", AlarmKind.MAINS_FAIL);
            case FAULT -> new Rule("device.fault", AlarmKind.DEVICE_FAULT);
        };
    }

    Words words() {
        return switch (this) {
            case TAMPER -> DeviceWords.TAMPER;
            case MAINS_FAIL -> DeviceWords.MAINS_FAIL;
            case FAULT -> DeviceWords.FAULT;
        };
    }

    /** Only for kinds by which devices speak of themselves. */
    static Condition of(Kind kind) {
        return switch (kind) {
            case TAMPER -> TAMPER;
            case MAINS -> MAINS_FAIL;
            case FAULT -> FAULT;
            default -> throw new IllegalArgumentException(kind + " is not about the device");
        };
    }

    /** Whether the reading says that it is so. Mains is told the other way round: {@code true} is well. */
    boolean holds(Reading reading) {
        return reading.isOn() != (this == MAINS_FAIL);
    }
}
