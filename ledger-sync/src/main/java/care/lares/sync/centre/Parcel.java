// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.util.Set;

/**
 * What is sent in one piece: a FHIR transaction bundle.
 *
 * @param id its stable identifier: the same whenever the same is sent again
 * @param creates what its entries are known by, each of which the centre must confirm and makes where it has it not yet
 * @param json the bundle, UTF-8
 */
// Written once and only read: too large to be copied.
@SuppressWarnings("ArrayRecordComponent")
public record Parcel(String id, Set<String> creates, byte[] json) {
    /** Copies the names. */
    public Parcel {
        creates = Set.copyOf(creates);
    }

    /** How many entries it has. */
    public int entries() {
        return creates.size();
    }
}
