// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.util.Optional;

/** A house about whose residents nothing is known. */
record Nameless(String site) implements Directory {
    @Override
    public Optional<String> name(ResidentId resident) {
        return Optional.empty();
    }

    @Override
    public Optional<PlaceId> home(ResidentId resident) {
        return Optional.empty();
    }
}
