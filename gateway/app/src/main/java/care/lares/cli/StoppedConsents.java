// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.api.ConsentRoutes;
import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.ConsentEntry.ConsentWithdrawn;
import care.lares.journal.Registry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Consents in the data directory of a gateway that is stopped. */
final class StoppedConsents implements ConsentDesk {
    /** Length of a minted id in bytes: no two of a house are the same. */
    private static final int MINTED_BYTES = 8;

    private final Path directory;
    private final Surroundings surroundings;

    StoppedConsents(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    @Override
    public JsonArray held() throws CommandException {
        JsonArray all = new JsonArray();
        StoppedJournal.registry(directory, surroundings)
                .grants()
                .valid(surroundings.clock().instant())
                .forEach(consent -> all.add(ConsentRoutes.json(consent)));
        return all;
    }

    @Override
    public JsonObject give(JsonObject wish) throws CommandException, InterruptedException {
        ConsentGiven consent = consent(wish);
        StoppedJournal.append(directory, surroundings, (registry, keys) -> {
            refuseUnknown(registry, consent.resident());
            refuseTaken(registry, consent);
            return List.of(consent);
        });
        return ConsentRoutes.json(consent);
    }

    /** At the command line a name that nobody has is a slip of the fingers. */
    private static void refuseUnknown(Registry registry, ResidentId resident) throws CommandException {
        if (registry.resident(resident).isEmpty()) {
            throw CommandException.cannot("there is no resident '" + resident + "' in this data directory");
        }
    }

    private static void refuseTaken(Registry registry, ConsentGiven consent) throws CommandException {
        Optional<ConsentGiven> known = registry.grants().grant(consent.consent());
        if (known.filter(given -> given.isValid(consent.at())).isPresent()) {
            throw CommandException.cannot("there is a consent '" + consent.consent() + "' already: withdraw it first");
        }
    }

    private ConsentGiven consent(JsonObject wish) throws CommandException {
        Instant now = surroundings.clock().instant();
        Optional<Instant> until = Optional.ofNullable(wish.getString("until")).map(Instant::parse);
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            throw CommandException.cannot("--until must be in the future");
        }
        try {
            return new ConsentGiven(
                    now,
                    new ConsentId(wish.getString("id", minted())),
                    new ResidentId(wish.getString("resident")),
                    new RecipientId(wish.getString("recipient")),
                    Purpose.ofWireName(wish.getString("purpose")).orElseThrow(),
                    wish.getBoolean("named"),
                    until,
                    EnrolCommand.BY);
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()));
        }
    }

    private String minted() {
        byte[] bytes = new byte[MINTED_BYTES];
        surroundings.random().nextBytes(bytes);
        return "c-" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public void withdraw(ConsentId consent, String reason) throws CommandException, InterruptedException {
        StoppedJournal.append(directory, surroundings, (registry, keys) -> {
            ConsentGiven given = registry.grants()
                    .grant(consent)
                    .orElseThrow(() ->
                            CommandException.cannot("there is no consent '" + consent + "' in this data directory"));
            return List.of(new ConsentWithdrawn(
                    surroundings.clock().instant(),
                    consent,
                    given.resident(),
                    given.recipient(),
                    reason,
                    EnrolCommand.BY));
        });
    }
}
