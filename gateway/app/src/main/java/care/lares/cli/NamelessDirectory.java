// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.notify.Directory;
import java.util.Optional;

/** Alarms by ids only: who they are stands beside them. */
final class NamelessDirectory implements Directory {
    @Override
    public String site() {
        return "";
    }

    @Override
    public Optional<String> name(ResidentId resident) {
        return Optional.empty();
    }

    @Override
    public Optional<PlaceId> home(ResidentId resident) {
        return Optional.empty();
    }

    @Override
    public Optional<String> placeName(PlaceId place) {
        return Optional.empty();
    }
}
