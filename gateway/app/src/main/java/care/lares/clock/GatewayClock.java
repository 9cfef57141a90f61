// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

import care.lares.domain.Moment;
import care.lares.domain.Ticks;
import java.time.InstantSource;

/** The clocks people's deadlines go by: the wall's for stamps, ticks for everything that must run out. */
public interface GatewayClock extends InstantSource, Ticks {
    /** Both clocks at once. */
    default Moment moment() {
        return new Moment(instant(), nanos());
    }
}
