// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeskRow;
import care.lares.domain.DeviceId;
import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.login.LoginFindings;
import java.util.Collection;

/** What is said of technical alarms that are folded into one row. */
public final class FoldWords {
    /** The radio coordinator through which zigbee devices are reached, as the device it is to us. */
    private static final DeviceId COORDINATOR = new DeviceId("zigbee2mqtt");
    /** The driver of what is reached through it. */
    private static final String ZIGBEE = COORDINATOR.value();

    private FoldWords() {}

    /**
     * How many, and what is wrong with them; with the coordinator's loss as the cause, where it explains theirs.
     *
     * @param family of the row's devices, as in {@link DeskRow#foldKey}
     * @param open all open alarms
     */
    public static Said of(DeskRow row, String family, Collection<Alarm> open) {
        int count = row.members().size();
        AlarmKind kind = row.first().kind();
        if (kind == AlarmKind.SENSOR_STALE) {
            boolean explained = row.members().stream().anyMatch(FoldWords::isCoordinatorsLoss)
                    || (family.equals(ZIGBEE) && open.stream().anyMatch(FoldWords::isCoordinatorsLoss));
            return (explained ? Phrase.FOLD_COORDINATOR : Phrase.FOLD_SILENT).said(count);
        }
        String rule = row.first().rule();
        Phrase phrase = switch (kind) {
            case BATTERY_LOW -> Phrase.FOLD_BATTERY;
            case DEVICE_FAULT ->
                rule.equals(LoginFindings.REFUSED.name()) ? Phrase.FOLD_LOGIN_REFUSED : Phrase.FOLD_FAULT;
            case TAMPER -> rule.equals(LoginFindings.SHARED.name()) ? Phrase.FOLD_LOGIN_SHARED : Phrase.FOLD_TAMPER;
            case MAINS_FAIL -> Phrase.FOLD_MAINS;
            case TEST_OVERDUE -> Phrase.FOLD_UNTESTED;
            default -> Phrase.FOLD_OTHER;
        };
        return phrase.said(count);
    }

    private static boolean isCoordinatorsLoss(Alarm alarm) {
        return alarm.kind() == AlarmKind.SENSOR_STALE
                && alarm.device().filter(COORDINATOR::equals).isPresent();
    }
}
