// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Reading;
import java.util.List;

/**
 * What a message meant. A good reading is never lost because its neighbour in the same message is bad.
 *
 * @param readings what could be understood, in the order sent
 * @param rejected what could not
 */
public record Decoded(List<Reading> readings, List<Rejected> rejected) {
    /** A message in order that says nothing of ours. */
    public static final Decoded NOTHING = new Decoded(List.of(), List.of());

    /** Copies the lists. */
    public Decoded {
        readings = List.copyOf(readings);
        rejected = List.copyOf(rejected);
    }

    /** A message that meant nothing at all. */
    public static Decoded rejected(Reason reason, String detail) {
        return new Decoded(List.of(), List.of(new Rejected(reason, detail)));
    }
}
