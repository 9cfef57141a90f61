// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import java.util.Optional;

/**
 * Where helpers must go.
 *
 * @param house what people call the house; empty when nobody gave it a name
 * @param address of the house
 * @param place which place in it
 */
public record Scene(String house, Optional<String> address, Optional<String> place) {
    /** From the small to the large, in one line; empty when nothing is known. */
    public String words() {
        StringBuilder words = new StringBuilder(place.orElse(""));
        append(words, house);
        append(words, address.orElse(""));
        return words.toString();
    }

    private static void append(StringBuilder words, String more) {
        if (!more.isEmpty()) {
            words.append(words.isEmpty() ? "" : ", ").append(more);
        }
    }
}
