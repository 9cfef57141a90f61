// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything this house can say to the people in it: alarms, advice, and how the gateway is. Its words in each language
 * are in {@code words_LANGUAGE.properties}, under {@link #key()}; what fills its places there is told in English's.
 */
public enum Phrase {
    SOS,
    SOS_ADVICE,
    ASSIST,
    ASSIST_ADVICE,
    CALL_REQUEST_SERVICE,
    CALL_REQUEST_FAMILY1,
    CALL_REQUEST_FAMILY2,
    CALL_REQUEST_ADVICE,
    STRANGER,
    STRANGER_NAMELESS,
    STRANGER_ADVICE,

    FALL,
    FALL_ADVICE,
    FALL_SUSPECTED,
    FALL_SUSPECTED_ADVICE,
    FALL_LYING,

    OLD_PRESSED,
    OLD_DETECTED,
    OLD_SEEN,
    OLD_AGE,
    OLD_UNKNOWN,
    REPLAYED,

    TOLD_AT,
    TOLD_SINCE,
    SENSOR,
    SINCE,
    REVOKED,
    ORPHANED,
    UNASSIGNED,

    SMOKE,
    SMOKE_ADVICE,
    HEAT,
    HEAT_ADVICE,
    GAS,
    GAS_ADVICE,
    CARBON_MONOXIDE,
    CARBON_MONOXIDE_ADVICE,
    WATER_LEAK,
    WATER_LEAK_ADVICE,
    SINCE_CLEAR,
    TESTED,
    TESTED_ADVICE,
    TEST_STUCK,
    TEST_STUCK_ADVICE,
    WALK_TEST,
    WALK_TEST_ADVICE,
    WALK_TEST_AGAIN,
    WALK_TEST_UNCLAIMED,
    WALK_TEST_CUT_SHORT,
    WALK_TEST_CUT_SHORT_ADVICE,

    SET_UP_TEST,
    TEST_CALL,
    TEST_CALL_ADVICE,
    TEST_CALL_OVER,

    IMPLAUSIBLE,
    IMPLAUSIBLE_ABOVE,
    IMPLAUSIBLE_BELOW,
    IMPLAUSIBLE_UNNUMBERED,
    IMPLAUSIBLE_RANGE,
    IMPLAUSIBLE_FOR,
    IMPLAUSIBLE_ADVICE,

    NEWS2_HIGH,
    NEWS2_HIGH_ADVICE,
    NEWS2_MEDIUM,
    NEWS2_MEDIUM_ADVICE,
    NEWS2_RED,
    NEWS2_RED_ADVICE,
    NEWS2_LOW,
    NEWS2_LOW_ADVICE,
    NEWS2_PART,
    NEWS2_MISSING,
    NEWS2_OBSERVED_FOR,
    NEWS2_OVERDUE,
    NEWS2_OVERDUE_ADVICE,
    MEASURED,
    CONSCIOUS_A,
    CONSCIOUS_C,
    CONSCIOUS_V,
    CONSCIOUS_P,
    CONSCIOUS_U,
    LIMIT_LOW,
    LIMIT_HIGH,
    LIMIT_LOW_UNMEASURED,
    LIMIT_HIGH_UNMEASURED,
    LIMIT_FOR,
    LIMIT_ADVICE,
    GLUCOSE_LOW,
    GLUCOSE_LOW_UNMEASURED,
    GLUCOSE_LOW_ADVICE,

    TAMPER,
    TAMPER_ADVICE,
    MAINS_FAIL,
    MAINS_FAIL_ADVICE,
    FAULT,
    FAULT_ADVICE,

    LOGIN_REFUSED,
    LOGIN_REFUSED_ADVICE,
    LOGIN_REFUSED_OTHER,
    LOGIN_REFUSED_OTHER_ADVICE,
    LOGIN_REFUSED_REVOKED,
    LOGIN_REFUSED_REVOKED_ADVICE,
    LOGIN_SHARED,
    LOGIN_SHARED_ADVICE,
    LOGIN_SHARED_CALL,

    SILENT,
    SILENT_EXPECTED,
    OFFLINE,
    OFFLINE_LIMIT,
    NOT_PROTECTING,
    SILENT_ADVICE,
    BATTERY,
    BATTERY_PERCENT,
    BATTERY_ADVICE,
    PROOF_CALL,
    PROOF_CALL_NEVER,
    PROOF_CALL_ADVICE,
    PROOF_DETECTOR,
    PROOF_DETECTOR_NEVER,
    PROOF_DETECTOR_ADVICE,

    CHECK_IN_MISSED,
    CHECK_IN_MISSED_ADVICE,
    FAMILY_DUE,
    FAMILY_DUE_ADVICE,
    LIFE_SOON,
    LIFE_OVER,
    LIFE_ADVICE,
    DRIFT_PAIR,
    DRIFT_ODD,
    DRIFT_ZERO,
    DRIFT_ADVICE,
    PART_BATTERY,
    PART_LABEL,
    PART_DEVICE,

    RECORDING_FAILED,
    STORAGE_MEANWHILE,
    STORAGE_FULL,
    STORAGE_FULL_ADVICE,
    STORAGE_READ_ONLY,
    STORAGE_READ_ONLY_ADVICE,
    STORAGE_BROKEN,
    STORAGE_BROKEN_ADVICE,
    STORAGE_SILENT,
    STORAGE_SILENT_ADVICE,
    STORAGE_IN_USE,
    STORAGE_IN_USE_ADVICE,
    STORAGE_STOPPED,
    STORAGE_STOPPED_ADVICE,
    ROOM_TELEMETRY_REFUSED,
    ROOM_TELEMETRY_REFUSED_ADVICE,
    ROOM_VITALS_REFUSED,
    ROOM_VITALS_REFUSED_ADVICE,
    ROOM_VITALS_GO,
    ROOM_SHORT,
    ROOM_ADVICE,
    OFF,
    OFF_UNHEARD,
    OFF_ADVICE,
    KEYS_UNREAD,
    KEYS_UNREAD_ADVICE,
    CLOCK_NOT_SET,
    CLOCK_BEHIND,
    CLOCK_FORWARD,
    CLOCK_BACK,
    CLOCK_ADVICE,
    EVIDENCE_RESTARTED,
    EVIDENCE_DAMAGED,
    EVIDENCE_ADVICE,
    COVERAGE_GAP,
    COVERAGE_ADVICE,
    GAP_SPAN,
    GAP_ALWAYS,
    GAP_NOBODY,
    GAP_NO_WAY,
    GAP_ONE_WAY,
    GAP_PLACE,
    GAP_PLACES,
    GAP_MORE,
    SELF_TEST,
    SELF_TEST_ADVICE,
    SELF_TEST_FAILED,
    CHANNEL_FAILED,
    CHANNEL_ADVICE,
    ANCHOR_FAILED,
    ANCHOR_ADVICE,
    REFUSED,
    REFUSED_ADVICE,

    FOLD_SILENT,
    FOLD_COORDINATOR,
    FOLD_BATTERY,
    FOLD_FAULT,
    FOLD_TAMPER,
    FOLD_LOGIN_REFUSED,
    FOLD_LOGIN_SHARED,
    FOLD_MAINS,
    FOLD_UNTESTED,
    FOLD_OTHER,

    HEALTH_RECORDING,
    HEALTH_SEARCHING,
    HEALTH_UNHEARD,
    HEALTH_CENTRE,
    RECORDS_USED,
    RECORDS_USED_LEFT,
    RECORDS_TELEMETRY_GOES,
    RECORDS_VITALS_GO,
    RECORDS_TELEMETRY_REFUSED,
    RECORDS_VITALS_REFUSED,

    KIND_SOS,
    KIND_ASSIST,
    KIND_FALL,
    KIND_FALL_SUSPECTED,
    KIND_SMOKE,
    KIND_HEAT,
    KIND_GAS,
    KIND_CARBON_MONOXIDE,
    KIND_HEART_RATE,
    KIND_PULSE_RATE,
    KIND_SPO2,
    KIND_BREATHING_RATE,
    KIND_BODY_TEMPERATURE,
    KIND_BP_SYSTOLIC,
    KIND_BP_DIASTOLIC,
    KIND_BP_MEAN,
    KIND_GLUCOSE,
    KIND_OXYGEN_FLOW,
    KIND_CONSCIOUSNESS,
    KIND_ROOM_TEMPERATURE,
    KIND_HUMIDITY,
    KIND_CO_CONCENTRATION,
    KIND_GAS_CONCENTRATION,
    KIND_SMOKE_DENSITY,

    TIME_SECONDS,
    TIME_MINUTES,
    TIME_HOURS,
    TIME_DAYS,
    TIME_YEARS,
    TIME_MONDAY,
    TIME_TUESDAY,
    TIME_WEDNESDAY,
    TIME_THURSDAY,
    TIME_FRIDAY,
    TIME_SATURDAY,
    TIME_SUNDAY,
    /** A form of {@link java.time.format.DateTimeFormatter}. */
    TIME_DATE;

    /** Where its words stand in the bundles: {@code sos.advice}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** This, filled with facts. */
    public Said said(Object... facts) {
        return new Said(this, List.of(facts));
    }

    /** What a kind is called; empty for those no text speaks of. */
    static Optional<Phrase> of(Kind kind) {
        return switch (kind) {
            case SOS -> Optional.of(KIND_SOS);
            case ASSIST -> Optional.of(KIND_ASSIST);
            case FALL -> Optional.of(KIND_FALL);
            case FALL_SUSPECTED -> Optional.of(KIND_FALL_SUSPECTED);
            case SMOKE -> Optional.of(KIND_SMOKE);
            case HEAT -> Optional.of(KIND_HEAT);
            case GAS -> Optional.of(KIND_GAS);
            case CARBON_MONOXIDE -> Optional.of(KIND_CARBON_MONOXIDE);
            case HEART_RATE -> Optional.of(KIND_HEART_RATE);
            case PULSE_RATE -> Optional.of(KIND_PULSE_RATE);
            case SPO2 -> Optional.of(KIND_SPO2);
            case RESPIRATORY_RATE, BREATHING_RATE -> Optional.of(KIND_BREATHING_RATE);
            case BODY_TEMPERATURE -> Optional.of(KIND_BODY_TEMPERATURE);
            case BP_SYSTOLIC -> Optional.of(KIND_BP_SYSTOLIC);
            case BP_DIASTOLIC -> Optional.of(KIND_BP_DIASTOLIC);
            case BP_MEAN -> Optional.of(KIND_BP_MEAN);
            case GLUCOSE -> Optional.of(KIND_GLUCOSE);
            case OXYGEN_FLOW -> Optional.of(KIND_OXYGEN_FLOW);
            case CONSCIOUSNESS -> Optional.of(KIND_CONSCIOUSNESS);
            case ROOM_TEMPERATURE -> Optional.of(KIND_ROOM_TEMPERATURE);
            case HUMIDITY -> Optional.of(KIND_HUMIDITY);
            case CO_CONCENTRATION -> Optional.of(KIND_CO_CONCENTRATION);
            case GAS_CONCENTRATION -> Optional.of(KIND_GAS_CONCENTRATION);
            case SMOKE_DENSITY -> Optional.of(KIND_SMOKE_DENSITY);
            default -> Optional.empty();
        };
    }
}
