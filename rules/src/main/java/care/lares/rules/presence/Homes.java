// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Assignment;
import care.lares.domain.Moment;
import java.util.List;

/** Who lives where: whose day a sensor tells of, and what else is known of that home. */
public interface Homes {
    /** Nobody lives anywhere: no day is looked at. */
    Homes NONE = new Homes() {
        @Override
        public List<Home> of(Assignment assignment) {
            return List.of();
        }

        @Override
        public Surroundings around(Home home, Moment now) {
            throw new IllegalStateException("nobody lives here");
        }
    };

    /** Whose day a device tells of that serves this person in this place. */
    List<Home> of(Assignment assignment);

    /** What else is known of a home. */
    Surroundings around(Home home, Moment now);
}
