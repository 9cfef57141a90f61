// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Kind;
import care.lares.sim.link.Credential;
import java.util.Locale;

/**
 * A device that tells the same again and again.
 *
 * @param id as in its topic
 * @param secret it proves itself with; empty where anybody is let in
 * @param kind of its readings
 * @param value of its readings, a JSON number that no rule minds
 */
record BenchDevice(String id, String secret, Kind kind, String value) {
    /** One the gateway has never heard of, and enrols on first sight. */
    static BenchDevice stranger(int number) {
        return new BenchDevice(name(number), "", Kind.HEART_RATE, "72.4");
    }

    /** Its id, by its number from 1. */
    static String name(int number) {
        return String.format(Locale.ROOT, "bench-%04d", number);
    }

    Credential credential() {
        return new Credential(id, secret);
    }
}
