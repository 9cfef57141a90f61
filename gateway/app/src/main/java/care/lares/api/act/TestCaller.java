// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.domain.ContactId;
import io.vertx.core.Future;
import java.util.Optional;

/** Calls contacts the way alarms do, to see whether they are reached. */
public interface TestCaller {
    /**
     * Calls once.
     *
     * @param code what the contact is asked to tell
     * @return why it did not get there, in words without an address; empty: it did. Never fails
     */
    Future<Optional<String>> call(ContactId contact, String code);

    /** The contact has told the code: whatever shows the call is told that it is over. */
    void over(ContactId contact);
}
