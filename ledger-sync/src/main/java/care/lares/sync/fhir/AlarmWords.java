// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.sync.consent.Consents;

/**
 * What a recipient is told in words. When somebody is in danger, what the alarm itself says, which its rule wrote; else
 * fixed words, since what the gateway says about its own troubles may name people and files.
 */
final class AlarmWords {
    private static final String THE_DEVICE = "the device";

    private AlarmWords() {}

    static String text(Alarm alarm, DeviceNames devices) {
        return Consents.isExempt(alarm) ? devices.without(withoutDevice(alarm, alarm.text())) : plain(alarm.kind());
    }

    static String advice(Alarm alarm, DeviceNames devices) {
        return Consents.isExempt(alarm) ? devices.without(withoutDevice(alarm, alarm.advice())) : "";
    }

    /** A device's id may be its radio's address. */
    private static String withoutDevice(Alarm alarm, String words) {
        return alarm.device()
                .map(device -> words.replace(device.value(), THE_DEVICE))
                .orElse(words);
    }

    private static String plain(AlarmKind kind) {
        return switch (kind) {
            case ASSIST -> "Asks for a hand; not an emergency.";
            case SENSOR_STALE -> "A sensor does not report.";
            case BATTERY_LOW -> "A battery is low.";
            case DEVICE_FAULT -> "A device reports a fault.";
            case TAMPER -> "A device was opened or taken off its place.";
            case MAINS_FAIL -> "A device has no mains power.";
            case TEST_OVERDUE -> "A device has not been tested for too long.";
            case RECORDING_FAILED -> "The gateway cannot record.";
            case GATEWAY_WAS_OFF -> "The gateway was off.";
            case EVIDENCE_RESTARTED -> "The gateway began a new log.";
            case CHANNEL_FAILED -> "The gateway cannot reach somebody it has to tell.";
            case CLOCK_UNTRUSTED -> "The gateway does not know what time it is.";
            case COVERAGE_GAP -> "Somebody could not be helped by enough people or ways at some time.";
            case UPLINK_LOST -> "The gateway has no way out of the house.";
            case LEDGER_FOREIGN_COMMIT -> "The ledger holds a commit that is not this gateway's.";
            case INTRUDER -> "Somebody may have broken in.";
            case FAMILY_CONTACT_DUE -> "A call or visit of the family is due.";
            case OBSERVATION_OVERDUE -> "An observation is overdue.";
            default -> kind.wireName();
        };
    }

    /** What is wrong with several devices at once; how many stands behind it. */
    static String many(AlarmKind kind) {
        return switch (kind) {
            case SENSOR_STALE -> "Sensors do not report";
            case BATTERY_LOW -> "Batteries are low";
            case DEVICE_FAULT -> "Devices report a fault";
            case TAMPER -> "Devices were opened or taken off their places";
            case MAINS_FAIL -> "Devices have no mains power";
            case TEST_OVERDUE -> "Devices have not been tested for too long";
            default -> kind.wireName();
        };
    }
}
