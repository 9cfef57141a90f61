// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

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
        BigDecimal batteryGood) {

    /** The written defaults: the public interface's where it names them, the alarm table's for supervision. */
    public static final RuleSettings DEFAULTS = new RuleSettings(
            Duration.ofMinutes(2),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofHours(4),
            2,
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            BigDecimal.valueOf(10),
            BigDecimal.valueOf(15));

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
        if (missedReports < 1) {
            throw new IllegalArgumentException("missedReports must be at least 1");
        }
        if (batteryLow.compareTo(batteryGood) > 0) {
            throw new IllegalArgumentException("batteryLow must not be above batteryGood");
        }
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
