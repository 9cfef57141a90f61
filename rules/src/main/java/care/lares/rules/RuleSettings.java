// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuned;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The times and thresholds the rules go by.
 *
 * @param oldNewsAfter an event told this much later than it happened says so in its text
 * @param testWindow a hazard is a test only this soon after the device's {@code test} turned true
 * @param longestTest a device that says {@code test} for longer is faulty: it does not protect
 * @param streamWithin two values of one kind no further apart than this are a stream, not spot checks
 * @param streamWait an implausible stream is left this long to become plausible again
 * @param reportEvery every device that has reported is expected to report this often
 * @param missedReports after this many expected reports that did not come, a device is silent
 * @param offlineFor a device that said good-bye is silent after this long
 * @param suspectedFor a device that suspected a fall and is sure of one within this time speaks of the same fall
 * @param cancelWithin the wearer can take back a fall the device was sure of this long
 * @param batteryLow a battery at this percentage or below is low
 * @param batteryGood a battery above this percentage is no longer low; higher, so that it does not flutter
 * @param testCallsEvery a device that calls for help is to be tested this often
 * @param testDetectorsEvery a device that finds fire or gas is to be tested this often
 * @param home by what a home itself is judged
 */
public record RuleSettings(
        Duration oldNewsAfter,
        Duration testWindow,
        Duration longestTest,
        Duration streamWithin,
        Duration streamWait,
        Duration reportEvery,
        int missedReports,
        Duration offlineFor,
        Duration suspectedFor,
        Duration cancelWithin,
        BigDecimal batteryLow,
        BigDecimal batteryGood,
        Duration testCallsEvery,
        Duration testDetectorsEvery,
        HomeSettings home) {

    private static final Duration OLD_NEWS_AFTER = Duration.ofMinutes(2);
    /** The public interface fixes this and the next: a longer one would hide a fire. */
    private static final Duration TEST_WINDOW = Duration.ofSeconds(60);

    private static final Duration LONGEST_TEST = Duration.ofMinutes(5);
    private static final Duration STREAM_WITHIN = Duration.ofMinutes(2);
    /** However short a suspicion is, what its device is sure of within this time is the same fall. */
    private static final Duration SUSPECTED_FOR = Duration.ofSeconds(60);

    /** The written defaults: the public interface's where it names them, the alarm table's for supervision. */
    public static final RuleSettings DEFAULTS = of(Tuned.USUAL);

    /** Refuses times that are not positive and thresholds that cross. */
    public RuleSettings {
        requirePositive("oldNewsAfter", oldNewsAfter);
        requirePositive("testWindow", testWindow);
        requirePositive("longestTest", longestTest);
        requirePositive("streamWithin", streamWithin);
        requirePositive("streamWait", streamWait);
        requirePositive("reportEvery", reportEvery);
        requirePositive("offlineFor", offlineFor);
        requirePositive("suspectedFor", suspectedFor);
        requirePositive("cancelWithin", cancelWithin);
        requirePositive("testCallsEvery", testCallsEvery);
        requirePositive("testDetectorsEvery", testDetectorsEvery);
        if (missedReports < 1) {
            throw new IllegalArgumentException("missedReports must be at least 1");
        }
        if (batteryLow.compareTo(batteryGood) > 0) {
            throw new IllegalArgumentException("batteryLow must not be above batteryGood");
        }
    }

    /** What is set, with what cannot be. */
    public static RuleSettings of(Tuned tuned) {
        Duration moveWithin = tuned.duration(Setting.MOVE_WITHIN);
        return new RuleSettings(
                OLD_NEWS_AFTER,
                TEST_WINDOW,
                LONGEST_TEST,
                STREAM_WITHIN,
                tuned.duration(Setting.IMPLAUSIBLE_FOR),
                tuned.duration(Setting.REPORT_EVERY),
                Math.toIntExact(tuned.value(Setting.MISSED_REPORTS)),
                tuned.duration(Setting.OFFLINE_FOR),
                moveWithin.compareTo(SUSPECTED_FOR) > 0 ? moveWithin : SUSPECTED_FOR,
                tuned.duration(Setting.CANCEL_WITHIN),
                BigDecimal.valueOf(tuned.value(Setting.BATTERY_LOW)),
                BigDecimal.valueOf(tuned.value(Setting.BATTERY_GOOD)),
                tuned.duration(Setting.TEST_CALLS_EVERY),
                tuned.duration(Setting.TEST_DETECTORS_EVERY),
                HomeSettings.of(tuned));
    }

    /** How long a device may say nothing before it is silent. */
    public Duration silentAfter() {
        return reportEvery.multipliedBy(missedReports);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than nothing");
        }
    }
}
