// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.api.registry.KeyRotation;
import care.lares.domain.ResidentId;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.RatchetBegun;
import care.lares.journal.Registry;
import care.lares.journal.Subject;
import care.lares.journal.store.LogJournal;
import care.lares.sync.anchor.evm.LedgerKey;
import care.lares.sync.anchor.evm.LedgerSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The keys that entries are closed with. */
@Command(
        name = "key",
        description = "Exchanges keys. Asks a running gateway, or works on the data directory of one that is stopped"
                + " (--data).",
        sortOptions = false)
final class KeyCommand extends CommandGroup {
    private KeyCommand() {
        super("rotate");
    }

    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new KeyCommand()).addSubcommand(new Rotate(surroundings));
    }

    @Command(
            name = "rotate",
            description = "Exchanges a key for a new one; what was written under the old one stays readable.",
            sortOptions = false)
    private static final class Rotate implements Callable<Integer> {
        private static final String BOX = "box";
        private static final String LOG = "log";
        private static final String LEDGER = "ledger";
        private static final String RATCHET = "ratchet";
        private static final String SUBJECT = "subject";

        private static final List<String> KEYS = List.of(BOX, LEDGER, LOG, RATCHET, SUBJECT);

        private final Surroundings surroundings;

        @Parameters(
                paramLabel = "KEY",
                description =
                        "box: what all others are stored under; ledger: the account there; log: what checkpoints are"
                                + " signed with; ratchet: what tells whoever keeps its beginning that nobody who took the"
                                + " box changed what came before; subject: a resident's")
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
            if (!KEYS.contains(key)) {
                throw CommandException.cannot(
                        "there is no key '" + key + "' to rotate; there are " + String.join(", ", KEYS));
            }
            JsonObject rotated = data.isGiven() ? stopped() : running();
            if (output.json()) {
                output.json(rotated);
            } else if (key.equals(LEDGER)) {
                toRegister(rotated);
            } else if (key.equals(RATCHET)) {
                toKeep(rotated);
            } else {
                output.line("key " + key + " exchanged: " + rotated.getString("oldId") + " is now "
                        + rotated.getString("newId"));
                Optional.ofNullable(rotated.getString("verifierKey")).ifPresent(this::passOn);
            }
            return 0;
        }

        private void toRegister(JsonObject accounts) {
            String coming = accounts.getString("comingAccount");
            output.line("the account " + coming + " is prepared, " + accounts.getString("account")
                    + " anchors until the contract takes the other");
            output.row("coins", "give it some where the ledger asks for them");
            output.row(
                    "then",
                    "lares ledger register --contract ADDRESS --gateway " + accounts.getString("gateway")
                            + " --account " + coming + ", by the contract's registrar");
            output.row("", "the gateway changes to it at its next round of anchors, and logs that");
        }

        /** On standard output alone, so that it goes into a file as it is. */
        private void toKeep(JsonObject begun) {
            output.line(begun.getString("secret"));
            output.notice(
                    "ratchet " + begun.getString("newId") + " has begun. This line is its first key, shown once: keep"
                            + " it away from the box, with the family or the centre."
                            + " lares check-journal DIR --ratchet FILE then tells"
                            + " whether somebody who took the box changed what it had"
                            + " sealed before");
        }

        private void passOn(String verifierKey) {
            output.row("key", verifierKey);
            output.row("", "whoever trusts the old key follows: it signs this one in every checkpoint from now on");
        }

        private JsonObject running() throws CommandException, InterruptedException {
            JsonObject whose = resident.isEmpty()
                    ? new JsonObject()
                    : new JsonObject()
                            .put("resident", ResidentOption.id(resident).value());
            HttpResponse<String> answer = key.equals(SUBJECT)
                    ? gateway.ask("POST", "/api/v1/keys/subject/rotate", whose)
                    : gateway.ask("POST", "/api/v1/keys/" + key + "/rotate");
            return GatewayOption.object(answer, 200);
        }

        private JsonObject stopped() throws CommandException, InterruptedException {
            Instant now = surroundings.clock().instant();
            return StoppedJournal.work(data.directory(), surroundings, (journal, house, writer) -> {
                if (key.equals(LEDGER)) {
                    return accounts(journal);
                }
                if (key.equals(RATCHET)) {
                    RatchetBegun begun =
                            StoppedJournal.done(journal.keys().beginRatchet(now, EnrolCommand.BY), data.directory());
                    writer.write(List.of(begun.entry()));
                    return KeyRotation.json(begun);
                }
                KeyRotated exchange = switch (key) {
                    case BOX -> done(journal.keys().rotateBox(now, EnrolCommand.BY));
                    case LOG -> done(journal.keys().rotateLog(now, EnrolCommand.BY));
                    default -> journal.keys().rotate(subject(house.registry()), now, EnrolCommand.BY);
                };
                writer.write(List.of(exchange));
                JsonObject rotated = KeyRotation.json(exchange);
                return key.equals(LOG)
                        ? rotated.put("verifierKey", journal.status().verifierKey())
                        : rotated;
            });
        }

        private KeyRotated done(CompletionStage<KeyRotated> exchange) throws CommandException, InterruptedException {
            return StoppedJournal.done(exchange, data.directory());
        }

        /** Without a ledger nobody would ever take the new account, and it would wait for ever. */
        private static void requireLedger(LogJournal journal) throws CommandException {
            try {
                if (!journal.hasLedgerKey()) {
                    throw CommandException.cannot(KeyRotation.NO_LEDGER);
                }
            } catch (IOException e) {
                throw CommandException.cannot("the ledger's key cannot be read (" + e.getMessage() + ")", e);
            }
        }

        private JsonObject accounts(LogJournal journal) throws CommandException, InterruptedException {
            requireLedger(journal);
            List<byte[]> secrets = StoppedJournal.done(journal.keys().prepareLedger(), data.directory());
            return KeyRotation.accounts(
                    HexFormat.of().formatHex(journal.derivedKey(LedgerSettings.GATEWAY_ID)),
                    LedgerKey.of(secrets.get(0)).address(),
                    LedgerKey.of(secrets.get(1)).address());
        }

        private Subject subject(Registry registry) throws CommandException {
            if (resident.isEmpty()) {
                return Subject.SITE;
            }
            ResidentId id = ResidentOption.id(resident);
            if (registry.resident(id).isEmpty()) {
                throw CommandException.cannot("there is no resident '" + id + "' in this data directory");
            }
            return Subject.of(id);
        }
    }
}
