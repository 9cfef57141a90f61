// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.ResidentId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody who is named to a recipient.
 *
 * @param resident who
 * @param name as registered
 * @param card what helpers must know, by heading; empty where nobody is called to help
 */
public record NamedPerson(ResidentId resident, String name, Map<String, String> card) {
    /** Copies the card. */
    public NamedPerson {
        card = Map.copyOf(card);
    }

    /** The card by heading. */
    public SortedMap<String, String> sortedCard() {
        return new TreeMap<>(card);
    }
}
