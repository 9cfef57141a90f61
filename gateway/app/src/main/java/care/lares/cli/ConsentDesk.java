// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ConsentId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Where consents are written down: in a running gateway, or in the data directory of one that is stopped. */
interface ConsentDesk {
    /** Those that hold, as the HTTP interface shows them. */
    JsonArray held() throws CommandException, InterruptedException;

    /**
     * Writes one down.
     *
     * @param wish as the HTTP interface takes it
     * @return what holds now
     */
    JsonObject give(JsonObject wish) throws CommandException, InterruptedException;

    /**
     * Withdraws one.
     *
     * @param reason why; may be empty
     */
    void withdraw(ConsentId consent, String reason) throws CommandException, InterruptedException;
}
