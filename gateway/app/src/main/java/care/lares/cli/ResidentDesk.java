// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What is stored of a resident: in a running gateway, or in the data directory of one that is stopped. */
interface ResidentDesk {
    /** The data directory's when one is given, else the running gateway's. */
    static ResidentDesk of(DataOption data, GatewayOption gateway, Surroundings surroundings) throws CommandException {
        return data.isGiven() ? new StoppedResident(data.directory(), surroundings) : new RunningResident(gateway);
    }

    /**
     * What holds for them now: {@code resident}, {@code emergencyCard}, {@code devices}, {@code consents}, {@code carePlan}
     * and {@code settings}, each as the HTTP interface shows it.
     *
     * @throws CommandException when nobody knows them
     */
    JsonObject registered(ResidentId resident) throws CommandException, InterruptedException;

    /** Tells every reading of a stretch of time, as the HTTP interface shows it. */
    void readings(ResidentId resident, Stretch stretch, Consumer<JsonObject> told)
            throws CommandException, InterruptedException;

    /** Tells every alarm of theirs, as the HTTP interface shows it. */
    void alarms(ResidentId resident, Consumer<JsonObject> told) throws CommandException, InterruptedException;

    /** Tells everything else that the log holds about them, entry by entry, oldest first, whatever type it is of. */
    void entries(ResidentId resident, Consumer<JsonObject> told) throws CommandException, InterruptedException;

    /** Erases them; answers as the HTTP interface does. */
    JsonObject erase(ResidentId resident) throws CommandException, InterruptedException;

    /**
     * A stretch of time.
     *
     * @param from what happened then or later
     * @param to what happened before
     */
    record Stretch(Optional<Instant> from, Optional<Instant> to) {
        /** All of it. */
        static final Stretch ALL = new Stretch(Optional.empty(), Optional.empty());

        boolean holds(Instant at) {
            return from.map(begin -> !at.isBefore(begin)).orElse(true)
                    && to.map(at::isBefore).orElse(true);
        }
    }
}
