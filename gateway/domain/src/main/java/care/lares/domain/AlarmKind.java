// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import static care.lares.domain.Category.ASSISTANCE;
import static care.lares.domain.Category.ENVIRONMENT;
import static care.lares.domain.Category.PERSON;
import static care.lares.domain.Category.SECURITY;
import static care.lares.domain.Category.TECHNICAL;
import static care.lares.domain.Priority.HIGH;
import static care.lares.domain.Priority.LOW;
import static care.lares.domain.Priority.MEDIUM;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What an alarm says is wrong, with the defaults of its row in the alarm table. All rows stand here, also those no rule
 * raises yet: a log written by a newer gateway can be read.
 *
 * <p>{@link #code()} is written to disk: a code is never changed or used again.
 */
public enum AlarmKind {
    SOS(1, PERSON, HIGH, true, 60),
    FALL(2, PERSON, HIGH, true, 60),
    FALL_SUSPECTED(3, PERSON, MEDIUM, true, 60),
    CHECK_PERSON(4, PERSON, MEDIUM, true, 300),
    NEWS2_7_PLUS(5, PERSON, HIGH, true, 300),
    NEWS2_5_6(6, PERSON, MEDIUM, true, 900),
    NEWS2_SINGLE_3(7, PERSON, MEDIUM, true, 900),
    NEWS2_1_4(8, PERSON, LOW, false, 0),
    VITAL_LIMIT(9, PERSON, MEDIUM, true, 600),
    SMOKE(10, ENVIRONMENT, HIGH, true, 30),
    HEAT(11, ENVIRONMENT, HIGH, true, 30),
    GAS(12, ENVIRONMENT, HIGH, true, 30),
    CARBON_MONOXIDE(13, ENVIRONMENT, HIGH, true, 30),
    WATER_LEAK(14, ENVIRONMENT, MEDIUM, true, 900),
    CO_AIR_THE_HOME(15, ENVIRONMENT, MEDIUM, true, 900),
    COLD_HOME(16, ENVIRONMENT, LOW, false, 0),
    HOT_HOME(17, ENVIRONMENT, LOW, false, 0),
    ASSIST(20, ASSISTANCE, MEDIUM, false, 300),
    FAMILY_CONTACT_DUE(21, ASSISTANCE, LOW, false, 0),
    OBSERVATION_OVERDUE(22, ASSISTANCE, LOW, false, 0),
    INTRUDER(25, SECURITY, HIGH, true, 60),
    SENSOR_STALE(30, TECHNICAL, LOW, false, 0),
    BATTERY_LOW(31, TECHNICAL, LOW, false, 0),
    DEVICE_FAULT(32, TECHNICAL, LOW, false, 0),
    TAMPER(33, TECHNICAL, LOW, true, 0),
    MAINS_FAIL(34, TECHNICAL, MEDIUM, false, 0),
    TEST_OVERDUE(35, TECHNICAL, LOW, false, 0),
    RECORDING_FAILED(40, TECHNICAL, HIGH, true, 300),
    GATEWAY_WAS_OFF(41, TECHNICAL, MEDIUM, true, 600),
    EVIDENCE_RESTARTED(42, TECHNICAL, MEDIUM, true, 3600),
    CHANNEL_FAILED(43, TECHNICAL, MEDIUM, true, 600),
    CLOCK_UNTRUSTED(44, TECHNICAL, MEDIUM, false, 0),
    COVERAGE_GAP(45, TECHNICAL, HIGH, true, 900),
    UPLINK_LOST(46, TECHNICAL, MEDIUM, false, 0),
    LEDGER_FOREIGN_COMMIT(47, TECHNICAL, MEDIUM, true, 3600),
    GLUCOSE_LOW(50, PERSON, HIGH, true, 300),
    INACTIVITY(51, PERSON, MEDIUM, true, 600),
    WANDER(52, PERSON, MEDIUM, true, 300),
    BED_EXIT(53, PERSON, MEDIUM, true, 300),
    BATHROOM_DWELL(54, PERSON, MEDIUM, true, 600),
    NOT_UP_BY(55, PERSON, MEDIUM, true, 900),
    NOT_IN_BED_BY(56, PERSON, LOW, false, 0),
    OVER_ACTIVITY(57, PERSON, LOW, false, 0),
    CHECK_IN_MISSED(58, PERSON, MEDIUM, true, 900);

    private final int code;
    private final Category category;
    private final Priority priority;
    private final boolean latching;
    private final Duration acknowledgeWithin;

    AlarmKind(int code, Category category, Priority priority, boolean latching, int acknowledgeWithinSeconds) {
        this.code = code;
        this.category = category;
        this.priority = priority;
        this.latching = latching;
        this.acknowledgeWithin = Duration.ofSeconds(acknowledgeWithinSeconds);
    }

    /** The number of this kind in stored entries. */
    public int code() {
        return code;
    }

    /** What it is about. */
    public Category category() {
        return category;
    }

    /** Whether it is about the equipment: nobody is in need. */
    public boolean technical() {
        return category == TECHNICAL;
    }

    /** Its priority unless the rule says otherwise. */
    public Priority priority() {
        return priority;
    }

    /** Whether it stays after its cause has gone, until someone acts. */
    public boolean latching() {
        return latching;
    }

    /** How long it may stay unanswered before it escalates; zero: it does not escalate. */
    public Duration acknowledgeWithin() {
        return acknowledgeWithin;
    }

    /** The public name, such as {@code carbon_monoxide}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this stored number. */
    public static Optional<AlarmKind> ofCode(int code) {
        return Codes.find(values(), code, AlarmKind::code);
    }
}
