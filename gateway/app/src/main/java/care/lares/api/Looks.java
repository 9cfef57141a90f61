// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.ResidentId;
import java.util.Set;

/** Takes note of who looked at which residents' data. Called on the event loop. */
public interface Looks {
    /** Someone looked at what devices told in the past. */
    void readings(Caller.Person person, Set<ResidentId> residents);

    /** Someone looked at what is known of a resident now. */
    void vitals(Caller.Person person, ResidentId resident);

    /** Someone read what helpers must know of a resident. */
    void emergencyCard(Caller.Person person, ResidentId resident);

    /** Someone had an entry about these opened and proved. */
    void evidence(Caller.Person person, Set<ResidentId> residents);

    /** Someone read what the log holds about a resident. */
    void entries(Caller.Person person, ResidentId resident);

    /** Someone has everyone before the eyes, all the time; called again and again while it lasts. */
    void board(Caller.Person person);
}
