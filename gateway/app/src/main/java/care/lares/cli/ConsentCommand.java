// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who outside may have whose data. */
@Command(
        name = "consent",
        description = "Writes down who outside may have a resident's data, or no longer, and lists what holds."
                + " Asks a running gateway, or works on the data directory of one that is stopped (--data).",
        sortOptions = false)
final class ConsentCommand extends CommandGroup {
    private ConsentCommand() {
        super("give, withdraw or list");
    }

    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new ConsentCommand())
                .addSubcommand(new Give(surroundings))
                .addSubcommand(new Withdraw(surroundings))
                .addSubcommand(new Held(surroundings));
    }

    /** What all of them need. */
    private abstract static class OnDesk implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final GatewayOption gateway;

        @Mixin
        final Output output = new Output();

        OnDesk(Surroundings surroundings, String scope) {
            this.surroundings = surroundings;
            this.gateway = new GatewayOption(surroundings, scope);
        }

        final ConsentDesk desk() throws CommandException {
            return data.isGiven() ? new StoppedConsents(data.directory(), surroundings) : new RunningConsents(gateway);
        }

        static String sentence(JsonObject consent) {
            String until = consent.getString("until");
            return consent.getString("id") + ": " + consent.getString("recipient") + " may have data of "
                    + consent.getString("resident") + " for " + consent.getString("purpose")
                    + (consent.getBoolean("named") ? ", with the name" : ", under a pseudonym")
                    + (until == null ? "" : ", until " + until);
        }
    }

    @Command(name = "give", description = "Writes down that a resident consents.", sortOptions = false)
    private static final class Give extends OnDesk {
        @Parameters(paramLabel = "RESIDENT", description = "whose data")
        private String resident = "";

        @Option(names = "--to", required = true, paramLabel = "RECIPIENT", description = "who may have them: its name")
        private String recipient = "";

        @Option(
                names = "--for",
                required = true,
                paramLabel = "PURPOSE",
                description = "what for: care, emergency or research")
        private String purpose = "";

        @Option(names = "--named", description = "with the name; otherwise under a pseudonym")
        private boolean named;

        @Option(names = "--until", paramLabel = "TIME", description = "when it ends, such as 2027-01-01T00:00:00Z")
        private String until = "";

        @Option(names = "--id", paramLabel = "ID", description = "what it is called; minted when not given")
        private String id = "";

        Give(Surroundings surroundings) {
            super(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonObject wish = new JsonObject()
                    .put("resident", resident)
                    .put("recipient", recipient)
                    .put("purpose", checkedPurpose())
                    .put("named", named);
            if (!until.isEmpty()) {
                wish.put("until", checkedUntil().toString());
            }
            if (!id.isEmpty()) {
                wish.put("id", id);
            }
            JsonObject given = desk().give(wish);
            if (output.json()) {
                output.json(given);
            } else {
                output.line(sentence(given));
            }
            return 0;
        }

        private String checkedPurpose() throws CommandException {
            if (Purpose.ofWireName(purpose).isEmpty()) {
                throw CommandException.cannot("there is no purpose '" + purpose + "'; there are "
                        + Arrays.stream(Purpose.values()).map(Purpose::wireName).collect(Collectors.joining(", ")));
            }
            return purpose;
        }

        private Instant checkedUntil() throws CommandException {
            try {
                return OffsetDateTime.parse(until).toInstant();
            } catch (DateTimeException e) {
                throw CommandException.cannot("--until must be a time such as 2027-01-01T00:00:00Z", e);
            }
        }
    }

    @Command(name = "withdraw", description = "Writes down that a consent is withdrawn.", sortOptions = false)
    private static final class Withdraw extends OnDesk {
        @Parameters(paramLabel = "ID", description = "which one; list shows them")
        private String id = "";

        @Option(names = "--reason", paramLabel = "WORDS", description = "why, for the log")
        private String reason = "";

        Withdraw(Surroundings surroundings) {
            super(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            desk().withdraw(checkedId(), reason.strip());
            if (output.json()) {
                output.json(new JsonObject().put("id", id).put("withdrawn", true));
            } else {
                output.line(id + " holds no longer; what has not left by now does not leave");
            }
            return 0;
        }

        private ConsentId checkedId() throws CommandException {
            try {
                return new ConsentId(id);
            } catch (IllegalArgumentException e) {
                throw CommandException.cannot(String.valueOf(e.getMessage()), e);
            }
        }
    }

    @Command(name = "list", description = "Shows every consent that holds.", sortOptions = false)
    private static final class Held extends OnDesk {
        Held(Surroundings surroundings) {
            super(surroundings, "residents:read");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonArray held = desk().held();
            if (output.json()) {
                output.json(new JsonObject().put("items", held));
            } else if (held.isEmpty()) {
                output.line("no consent holds: nothing leaves but alarms");
            } else {
                held.forEach(consent -> output.line(sentence((JsonObject) consent)));
            }
            return 0;
        }
    }
}
