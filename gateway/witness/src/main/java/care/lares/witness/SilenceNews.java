// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import java.time.Duration;
import java.time.Instant;

/**
 * A gateway has fallen silent.
 *
 * @param origin its log
 * @param number how often it has fallen silent: each time is told of anew
 * @param silentFor since how long, about
 * @param at when this was noticed
 */
record SilenceNews(String origin, int number, Duration silentFor, Instant at) {
    /** What people are told: no name, no place, they know whose log it is. */
    String json() {
        String text = "The gateway has not been heard for " + silentFor.toMinutes()
                + " min: nobody there may be protected. Call or go there, then look after the gateway.";
        return "{\"event\":\"silent\",\"log\":%s,\"minutes\":%d,\"at\":%s,\"text\":%s}"
                .formatted(JsonText.of(origin), silentFor.toMinutes(), JsonText.of(at.toString()), JsonText.of(text));
    }
}
