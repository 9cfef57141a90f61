// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import care.lares.domain.Codes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing the rules go by that may be set: its usual value, and the values that are safe. None can be set to never, and
 * only those switch rules on that are off as usual: {@link #CLINICAL}, which interprets vital signs, and what is watched of
 * somebody's nights from {@link #WATCH_BED} to {@link #WATCH_DOOR}.
 *
 * <p>{@link #code()} is written to disk: a code is never changed or used again.
 */
public enum Setting {
    /** Every device that has reported is expected to report this often. */
    REPORT_EVERY(1, SettingUnit.TIME, hours(4), minutes(15), hours(12), Laxer.HIGHER),
    /** After this many expected reports that did not come, a device is silent. */
    MISSED_REPORTS(2, SettingUnit.NUMBER, 2, 1, 4, Laxer.HIGHER),
    /** A device that said good-bye is silent after this long. */
    OFFLINE_FOR(3, SettingUnit.TIME, minutes(10), minutes(1), hours(2), Laxer.HIGHER),
    /** A battery at this percentage or below is low. */
    BATTERY_LOW(4, SettingUnit.PERCENT, 10, 5, 50, Laxer.LOWER),
    /** A battery above this percentage is no longer low. */
    BATTERY_GOOD(5, SettingUnit.PERCENT, 15, 6, 60, Laxer.LOWER),
    /** A vital sign that cannot be is left this long to become possible again. */
    IMPLAUSIBLE_FOR(6, SettingUnit.TIME, 30, 5, minutes(2), Laxer.HIGHER),
    /** The wearer can take back a fall the device was sure of for this long. */
    CANCEL_WITHIN(7, SettingUnit.TIME, 20, 5, minutes(1), Laxer.HIGHER),
    /** A suspected fall is one when nobody has moved for so long. */
    MOVE_WITHIN(8, SettingUnit.TIME, minutes(1), 15, minutes(5), Laxer.HIGHER),
    /** How long an acknowledgement holds the escalation of an alarm of high priority. */
    ACKNOWLEDGED_HIGH(9, SettingUnit.TIME, minutes(3), minutes(1), minutes(10), Laxer.HIGHER),
    /** How long it holds that of one of medium priority. */
    ACKNOWLEDGED_MEDIUM(10, SettingUnit.TIME, minutes(15), minutes(2), hours(1), Laxer.HIGHER),
    /** How long escalation is held for a person who is going. */
    ACCEPTED(11, SettingUnit.TIME, minutes(10), minutes(2), minutes(30), Laxer.HIGHER),
    /** How long the sound stays off when the person does not say. */
    SILENCE(12, SettingUnit.TIME, minutes(2), 10, minutes(10), Laxer.HIGHER),
    /** After so long an alarm whose sensor cannot say escalates. */
    UNKNOWN_FOR(13, SettingUnit.TIME, minutes(10), minutes(1), minutes(30), Laxer.HIGHER),
    /** A device that calls for help is to be tested this often. */
    TEST_CALLS_EVERY(14, SettingUnit.TIME, days(7), days(1), days(31), Laxer.HIGHER),
    /** A device that finds fire or gas is to be tested this often. */
    TEST_DETECTORS_EVERY(15, SettingUnit.TIME, days(31), days(7), days(92), Laxer.HIGHER),

    /** Whether vital signs are interpreted at all: 1 where a responsible organisation has switched that on. */
    CLINICAL(20, SettingUnit.NUMBER, 0, 0, 1, Laxer.LOWER),
    /** A pulse below this is beyond the person's limit, per minute. */
    PULSE_LOW(21, SettingUnit.NUMBER, 40, 30, 60, Laxer.LOWER),
    /** A pulse above this is, per minute. */
    PULSE_HIGH(22, SettingUnit.NUMBER, 130, 90, 180, Laxer.HIGHER),
    /** An oxygen saturation below this is. */
    SPO2_LOW(23, SettingUnit.PERCENT, 90, 75, 95, Laxer.LOWER),
    /** Fewer breaths per minute than this are. */
    BREATHING_LOW(24, SettingUnit.NUMBER, 8, 5, 12, Laxer.LOWER),
    /** More breaths per minute than this are. */
    BREATHING_HIGH(25, SettingUnit.NUMBER, 25, 18, 40, Laxer.HIGHER),
    /** A body temperature below this is, in tenths of a degree Celsius. */
    TEMPERATURE_LOW(26, SettingUnit.TENTHS, 350, 330, 365, Laxer.LOWER),
    /** A body temperature above this is, in tenths of a degree Celsius. */
    TEMPERATURE_HIGH(27, SettingUnit.TENTHS, 390, 375, 410, Laxer.HIGHER),
    /** A systolic blood pressure below this is, mmHg. */
    SYSTOLIC_LOW(28, SettingUnit.NUMBER, 90, 70, 120, Laxer.LOWER),
    /** A systolic blood pressure above this is, mmHg. */
    SYSTOLIC_HIGH(29, SettingUnit.NUMBER, 200, 140, 230, Laxer.HIGHER),
    /** A blood glucose below this is an emergency, in tenths of a mmol/L. */
    GLUCOSE_LOW(30, SettingUnit.TENTHS, 30, 25, 45, Laxer.LOWER),
    /** A stream of a vital sign is left this long to come back within its limits. */
    LIMIT_FOR(31, SettingUnit.TIME, 30, 5, minutes(2), Laxer.HIGHER),
    /** What makes up one early-warning score was measured no further apart than this. */
    NEWS2_WITHIN(32, SettingUnit.TIME, minutes(15), minutes(5), hours(1), Laxer.LOWER),
    /** What was said of consciousness and of oxygen counts for this long. */
    OBSERVED_FOR(33, SettingUnit.TIME, hours(12), hours(1), hours(24), Laxer.LOWER),

    /** By day somebody is looked for after so long without a sign of life. */
    INACTIVE_BY_DAY(40, SettingUnit.TIME, hours(4), minutes(30), hours(12), Laxer.HIGHER),
    /** At any hour somebody is looked for after so long without a sign of life. */
    INACTIVE_AT_ALL(41, SettingUnit.TIME, hours(12), hours(2), hours(36), Laxer.HIGHER),
    /** From when on it is day. */
    DAY_BEGINS(42, SettingUnit.CLOCK, hours(7), hours(4), hours(11), Laxer.HIGHER),
    /** From when on it is night. */
    DAY_ENDS(43, SettingUnit.CLOCK, hours(22), hours(18), hours(24) - 60, Laxer.NEITHER),
    /** Who is in the bathroom for so long is looked for. */
    BATHROOM_FOR(44, SettingUnit.TIME, minutes(45), minutes(10), hours(3), Laxer.HIGHER),
    /** Who has left the bed at night and not been seen for so long is looked for. */
    BED_LEFT_FOR(45, SettingUnit.TIME, minutes(30), 15, hours(4), Laxer.HIGHER),
    /** The same of a chair; a day, as usual, is not at all. */
    CHAIR_LEFT_FOR(46, SettingUnit.TIME, days(1), 15, days(1), Laxer.HIGHER),
    /** Who is still in bed then is looked for. */
    NOT_UP_BY(47, SettingUnit.CLOCK, hours(10), hours(6), hours(16), Laxer.HIGHER),
    /** Who has not been to bed by then is spoken of. */
    NOT_IN_BED_BY(48, SettingUnit.CLOCK, hours(24) + minutes(30), hours(20), hours(29), Laxer.HIGHER),
    /** In so many minutes of an hour of the night somebody may be about. */
    RESTLESS_MINUTES(49, SettingUnit.NUMBER, 20, 5, 60, Laxer.HIGHER),
    /** Who goes out at night and is not back after so long is looked for. */
    BACK_WITHIN(50, SettingUnit.TIME, minutes(5), minutes(1), hours(1), Laxer.HIGHER),
    /** How far from home somebody may go, in metres. */
    FENCE_RADIUS(51, SettingUnit.NUMBER, 200, 50, 20_000, Laxer.HIGHER),
    /** Where home is; with {@link #HOME_LONGITUDE}: together nothing, as usual, means that nobody has said. */
    HOME_LATITUDE(52, SettingUnit.ARC, 0, -9_000_000, 9_000_000, Laxer.NEITHER),
    /** Where home is. */
    HOME_LONGITUDE(53, SettingUnit.ARC, 0, -18_000_000, 18_000_000, Laxer.NEITHER),
    /** Whether it matters that somebody is out of bed at night: 1 where somebody has switched that on; so the next four. */
    WATCH_BED(54, SettingUnit.NUMBER, 0, 0, 1, Laxer.LOWER),
    /** Whether it matters that somebody is not up. */
    WATCH_UP(55, SettingUnit.NUMBER, 0, 0, 1, Laxer.LOWER),
    /** Whether it matters that somebody is not in bed. */
    WATCH_TO_BED(56, SettingUnit.NUMBER, 0, 0, 1, Laxer.LOWER),
    /** Whether it matters that somebody is about all night. */
    WATCH_RESTLESS(57, SettingUnit.NUMBER, 0, 0, 1, Laxer.LOWER),
    /** Whether it matters that somebody goes out at night. */
    WATCH_DOOR(58, SettingUnit.NUMBER, 0, 0, 1, Laxer.LOWER),
    /** Whether somebody is looked for who shows no sign of life by day, or stays in the bathroom: 0 or 1. */
    WATCH_DAY(59, SettingUnit.NUMBER, 0, 0, 1, Laxer.LOWER),

    /** A home colder than this is too cold. */
    COLD_BELOW(60, SettingUnit.CELSIUS, 18, 17, 21, Laxer.LOWER),
    /** When it has been so for this long. */
    COLD_FOR(61, SettingUnit.TIME, hours(2), minutes(30), hours(6), Laxer.HIGHER),
    /** A home hotter than this is too hot. */
    HOT_ABOVE(62, SettingUnit.CELSIUS, 26, 24, 29, Laxer.HIGHER),
    /** When it has been so for this long. */
    HOT_FOR(63, SettingUnit.TIME, hours(2), minutes(30), hours(6), Laxer.HIGHER),
    /** Water is told of when it has been there for this long. */
    LEAK_FOR(64, SettingUnit.TIME, 3, 1, minutes(1), Laxer.HIGHER),
    /** A device without mains is told of after this long. */
    MAINS_FOR(65, SettingUnit.TIME, minutes(1), 10, hours(1), Laxer.HIGHER),
    /** That the way out of the house is gone is told after this long. */
    UPLINK_FOR(66, SettingUnit.TIME, minutes(5), minutes(1), hours(4), Laxer.HIGHER),
    /** Whoever arms the house has this long to leave it. */
    EXIT_DELAY(67, SettingUnit.TIME, 45, 10, minutes(5), Laxer.HIGHER),
    /** Whoever comes home has this long to disarm it. */
    ENTRY_DELAY(68, SettingUnit.TIME, 30, 10, minutes(3), Laxer.HIGHER),
    /** Whether contacts lead out of the house: 1, or inside from room to room or into a cupboard: 0. */
    PERIMETER(69, SettingUnit.NUMBER, 1, 0, 1, Laxer.LOWER);

    private static final Setting[] ALL = values();

    private final int code;
    private final SettingUnit unit;
    private final long usual;
    private final long least;
    private final long most;
    private final Laxer laxer;

    Setting(int code, SettingUnit unit, long usual, long least, long most, Laxer laxer) {
        this.code = code;
        this.unit = unit;
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.laxer = laxer;
    }

    /** In which direction people hear later, or less often, than usual. */
    private enum Laxer {
        HIGHER,
        LOWER,
        /** It depends. */
        NEITHER
    }

    /** Its number in stored entries. */
    public int code() {
        return code;
    }

    /** What its number counts. */
    public SettingUnit unit() {
        return unit;
    }

    /** Its value where nobody has set it. */
    public long usual() {
        return usual;
    }

    /** The smallest safe value. */
    public long least() {
        return least;
    }

    /** The largest safe value. */
    public long most() {
        return most;
    }

    /** The public name, such as {@code reportEvery}. */
    public String wireName() {
        String[] words = name().split("_", -1);
        StringBuilder name = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        Arrays.stream(words)
                .skip(1)
                .forEach(word ->
                        name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT)));
        return name.toString();
    }

    /** Whether with this value people hear later, or less often, than with the other. */
    public boolean laxer(long value, long than) {
        return switch (laxer) {
            case HIGHER -> value > than;
            case LOWER -> value < than;
            case NEITHER -> false;
        };
    }

    /** Whether a value is safe. */
    boolean allows(long value) {
        return value >= least && value <= most;
    }

    /** A value as people write it: {@code 4h}, {@code 10}. */
    public String text(long value) {
        return unit.text(value);
    }

    /**
     * The value somebody wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public long value(String text) {
        return unit.value(text, least, most);
    }

    /** The safe values, in words. */
    public String range() {
        return text(least) + " to " + text(most);
    }

    /** The setting with this public name. */
    public static Optional<Setting> ofWireName(String name) {
        return Arrays.stream(ALL).filter(one -> one.wireName().equals(name)).findFirst();
    }

    /** The setting with this stored number. */
    public static Optional<Setting> ofCode(int code) {
        return Codes.find(ALL, code, Setting::code);
    }

    private static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toSeconds();
    }

    private static long hours(long hours) {
        return Duration.ofHours(hours).toSeconds();
    }

    private static long days(long days) {
        return Duration.ofDays(days).toSeconds();
    }
}
