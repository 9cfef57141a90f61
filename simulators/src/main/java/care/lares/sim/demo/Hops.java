// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Acknowledgement;
import care.lares.sim.measure.Millis;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How far a press has come, each hop counted from the press; empty: not that far.
 *
 * @param notified a subscriber was told
 * @param logged the pendant was acknowledged
 * @param webhook somebody else's machine has taken the alarm
 * @param lamp the pendant was told that it is heard
 * @param centre the monitoring centre has confirmed the alarm
 */
record Hops(
        Optional<Duration> notified,
        Optional<Duration> logged,
        Optional<Duration> webhook,
        Optional<Duration> lamp,
        Optional<Duration> centre) {
    static Hops of(CallBell.Press press, CompletableFuture<Long> lamp, Optional<Duration> centre) {
        return new Hops(
                done(press.notified()).map(AlarmView::nanos).map(press::until),
                done(press.logged())
                        .filter(Acknowledgement::accepted)
                        .map(Acknowledgement::acknowledgedNanos)
                        .map(press::until),
                done(press.toldOutside()).map(AlarmView::nanos).map(press::until),
                done(lamp).map(press::until),
                centre);
    }

    boolean complete() {
        return notified.isPresent()
                && logged.isPresent()
                && webhook.isPresent()
                && lamp.isPresent()
                && centre.isPresent();
    }

    String text() {
        return line("alarm", notified, "a subscriber was told over MQTT")
                + line("logged", logged, "the pendant was acknowledged: survives a power cut")
                + line("webhook", webhook, "another machine has taken the alarm")
                + line("feedback", lamp, "the pendant's lamp is on")
                + line("centre", centre, "the monitoring centre has it on its disk, with name and place");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        notified.ifPresent(took -> json.put("notifiedMillis", Millis.of(took)));
        logged.ifPresent(took -> json.put("loggedMillis", Millis.of(took)));
        webhook.ifPresent(took -> json.put("webhookMillis", Millis.of(took)));
        lamp.ifPresent(took -> json.put("feedbackMillis", Millis.of(took)));
        centre.ifPresent(took -> json.put("centreMillis", Millis.of(took)));
        json.put("complete", complete());
        return json;
    }

    private static String line(String hop, Optional<Duration> took, String means) {
        String time = took.map(Millis::text).orElse("never");
        return String.format(Locale.ROOT, "  %-9s %9s  %s%n", hop, time, means);
    }

    private static <T> Optional<T> done(CompletableFuture<T> future) {
        return Optional.ofNullable(future.getNow(null));
    }
}
