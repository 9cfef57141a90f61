// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That an alarm's sound is off at one console.
 *
 * @param console where
 * @param by who took it off
 * @param until when it comes back, by the wall clock as it was then; it comes back on time even where that was set
 */
public record Silence(String console, String by, Instant until) {

    /**
     * The silences that stand, as its history tells. Whatever makes it sound ends them all: a step up, another
     * occurrence, more urgent news, a sensor that cannot say any more, a restart.
     */
    public static List<Silence> of(Alarm alarm) {
        Map<String, Silence> standing = new LinkedHashMap<>();
        for (AlarmEvent event : alarm.history()) {
            if (event.step().sounds()) {
                standing.clear();
            }
            SilenceMark.of(event).ifPresent(mark -> {
                standing.remove(mark.console());
                if (!mark.length().isZero()) {
                    Instant until = event.at().plus(mark.length());
                    standing.put(mark.console(), new Silence(mark.console(), event.by(), until));
                }
            });
        }
        return alarm.state().open() ? new ArrayList<>(standing.values()) : List.of();
    }
}
