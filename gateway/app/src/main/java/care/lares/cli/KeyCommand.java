// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.api.registry.KeyRotation;
import care.lares.domain.ResidentId;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.Registry;
import care.lares.journal.Subject;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys that entries are closed with. */
@Command(
        name = "key",
        description = "Exchanges keys. Asks a running gateway, or works on the data directory of one that is stopped"
                + " (--data).",
        sortOptions = false)
final class KeyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec command;

    @Mixin
    @SuppressWarnings("UnusedVariable") // its options are picocli's
    private final Output output = new Output();

    private KeyCommand() {}

    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new KeyCommand()).addSubcommand(new Rotate(surroundings));
    }

    @Override
    public Integer call() throws CommandException {
        throw new CommandException(CommandException.CANNOT, "say rotate; see " + command.qualifiedName() + " --help");
    }

    @Command(
            name = "rotate",
            description = "Exchanges a key for a new one; what was written under the old one stays readable.",
            sortOptions = false)
    private static final class Rotate implements Callable<Integer> {
        private static final String BOX = "box";
        private static final String SUBJECT = "subject";

        private final Surroundings surroundings;

        @Parameters(paramLabel = "KEY", description = "box: what all others are stored under; subject: a resident's")
        private String key = "";

        @Option(names = "--resident", paramLabel = "ID", description = "whose key; without, that of the house itself")
        private String resident = "";

        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final GatewayOption gateway;

        @Mixin
        private final Output output = new Output();

        Rotate(Surroundings surroundings) {
            this.surroundings = surroundings;
            this.gateway = new GatewayOption(surroundings, "admin");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            if (!key.equals(BOX) && !key.equals(SUBJECT)) {
                throw new CommandException(
                        CommandException.CANNOT, "there is no key '" + key + "' to rotate; there are box and subject");
            }
            JsonObject rotated = data.isGiven() ? stopped() : running();
            if (output.json()) {
                output.json(rotated);
            } else {
                output.line("key " + key + " exchanged: " + rotated.getString("oldId") + " is now "
                        + rotated.getString("newId"));
            }
            return 0;
        }

        private JsonObject running() throws CommandException, InterruptedException {
            JsonObject whose = resident.isEmpty()
                    ? new JsonObject()
                    : new JsonObject()
                            .put("resident", ResidentOption.id(resident).value());
            HttpResponse<String> answer = key.equals(BOX)
                    ? gateway.ask("POST", "/api/v1/keys/box/rotate")
                    : gateway.ask("POST", "/api/v1/keys/subject/rotate", whose);
            if (answer.statusCode() != 200) {
                throw new CommandException(CommandException.CANNOT, GatewayOption.detail(answer));
            }
            return new JsonObject(answer.body());
        }

        private JsonObject stopped() throws CommandException, InterruptedException {
            Instant now = surroundings.clock().instant();
            return StoppedJournal.work(data.directory(), surroundings, (journal, house, writer) -> {
                KeyRotated exchange = key.equals(BOX)
                        ? StoppedJournal.done(journal.keys().rotateBox(now, EnrolCommand.BY), data.directory())
                        : journal.keys().rotate(subject(house.registry()), now, EnrolCommand.BY);
                writer.write(List.of(exchange));
                return KeyRotation.json(exchange);
            });
        }

        private Subject subject(Registry registry) throws CommandException {
            if (resident.isEmpty()) {
                return Subject.SITE;
            }
            ResidentId id = ResidentOption.id(resident);
            if (registry.resident(id).isEmpty()) {
                throw new CommandException(
                        CommandException.CANNOT, "there is no resident '" + id + "' in this data directory");
            }
            return Subject.of(id);
        }
    }
}
