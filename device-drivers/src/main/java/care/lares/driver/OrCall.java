// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Reading;
import java.util.List;

/**
 * Reads messages as their sender says they are to be read, and hears a call in those in which that finds nothing.
 *
 * @param said what the sender says reads them
 * @param calls hears calls in whatever else it may be
 */
public record OrCall(Driver said, CallsOnly calls) implements Driver {
    @Override
    public String name() {
        return said.name();
    }

    @Override
    public Decoded decode(RawMessage message) {
        Decoded decoded = said.decode(message);
        List<Reading> heard =
                decoded.readings().isEmpty() ? calls.decode(message).readings() : List.of();
        return heard.isEmpty() ? decoded : new Decoded(heard, decoded.rejected());
    }
}
