// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets a house up in a running gateway: what is missing, test calls, the certificate. */
@Command(
        name = "commission",
        description = "Sets a house up: shows what is missing, calls contacts on trial, makes the certificate.",
        sortOptions = false)
final class CommissionCommand extends CommandGroup {
    private static final String PATH = "/api/v1/commissioning";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private CommissionCommand() {
        super("begin, show, call, confirm, certify or stop");
    }

    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new CommissionCommand())
                .addSubcommand(new Begin(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new Call(surroundings))
                .addSubcommand(new Confirm(surroundings))
                .addSubcommand(new Certify(surroundings))
                .addSubcommand(new Stop(surroundings));
    }

    /** What all of them need. */
    private abstract static class OnGateway implements Callable<Integer> {
        @Mixin
        private final GatewayOption gateway;

        @Mixin
        final Output output = new Output();

        OnGateway(Surroundings surroundings, String scope) {
            this.gateway = new GatewayOption(surroundings, scope);
        }

        final JsonObject get(String path) throws CommandException, InterruptedException {
            return answered(gateway.ask("GET", PATH + path));
        }

        final JsonObject post(String path) throws CommandException, InterruptedException {
            return answered(gateway.ask("POST", PATH + path));
        }

        final JsonObject post(String path, JsonObject body) throws CommandException, InterruptedException {
            return answered(gateway.ask("POST", PATH + path, body));
        }

        private static JsonObject answered(HttpResponse<String> answer) throws CommandException {
            return GatewayOption.object(answer, OK, CREATED);
        }

        final int told(JsonObject stand) {
            if (output.json()) {
                output.json(stand);
                return 0;
            }
            switch (stand.getString("state")) {
                case "being_set_up" -> {
                    output.line("being set up since " + stand.getString("began") + ", by " + stand.getString("by")
                            + "; those outside are told of tests");
                    remaining(stand.getJsonArray("remaining"));
                }
                case "certified" ->
                    output.line(
                            "certified " + stand.getJsonObject("certificate").getString("certified") + ", by "
                                    + stand.getJsonObject("certificate").getString("by"));
                default -> output.line("not being set up; lares commission begin begins");
            }
            return 0;
        }

        private void remaining(JsonArray lacks) {
            if (lacks.isEmpty()) {
                output.line("nothing is missing: lares commission certify makes the certificate");
            }
            lacks.forEach(lack -> output.line("  - " + ((JsonObject) lack).getString("text")));
        }
    }

    @Command(name = "begin", description = "Begins: from then on those outside are told of tests.")
    private static final class Begin extends OnGateway {
        Begin(Surroundings surroundings) {
            super(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            return told(post(""));
        }
    }

    @Command(name = "show", description = "Says how it stands and what is missing.")
    private static final class Show extends OnGateway {
        Show(Surroundings surroundings) {
            super(surroundings, "residents:read");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            return told(get(""));
        }
    }

    @Command(name = "call", description = "Calls a contact on trial, who is asked for a code.")
    private static final class Call extends OnGateway {
        @Parameters(paramLabel = "CONTACT", description = "the contact's id")
        private String contact = "";

        Call(Surroundings surroundings) {
            super(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonObject called = post("/test-calls", new JsonObject().put("contact", contact));
            boolean delivered = called.getBoolean("delivered", false);
            if (output.json()) {
                output.json(called);
            } else if (delivered) {
                output.line("the call to " + contact
                        + " is on its way: ask for the code, then lares commission confirm CODE");
            } else {
                throw CommandException.cannot(
                        "the call to " + contact + " did not get there: " + called.getString("trouble"));
            }
            return delivered ? 0 : CommandException.CANNOT;
        }
    }

    @Command(name = "confirm", description = "Enters the code that a contact has told.")
    private static final class Confirm extends OnGateway {
        @Parameters(paramLabel = "CODE", description = "as the contact told it")
        private String code = "";

        Confirm(Surroundings surroundings) {
            super(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonObject confirmed = post("/confirmations", new JsonObject().put("code", code));
            if (output.json()) {
                output.json(confirmed);
            } else {
                output.line(confirmed.getString("contact") + " was reached");
            }
            return 0;
        }
    }

    @Command(name = "certify", description = "Makes the certificate, when nothing is missing.", sortOptions = false)
    private static final class Certify extends OnGateway {
        @Option(names = "-o", paramLabel = "FILE", description = "write it there as well")
        private @Nullable Path file;

        Certify(Surroundings surroundings) {
            super(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonObject certificate = post("/certificate");
            if (file != null) {
                write(file, certificate);
            }
            if (output.json()) {
                output.json(certificate);
            } else {
                output.line("certified, entry " + certificate.getValue("seq") + " of the log"
                        + (file == null ? "" : ", written to " + file) + "; its proof: lares receipt "
                        + certificate.getValue("seq"));
            }
            return 0;
        }

        private static void write(Path file, JsonObject certificate) throws CommandException {
            try {
                Files.writeString(file, certificate.encodePrettily() + "\n");
            } catch (IOException e) {
                throw CommandException.cannot(
                        "the certificate is made, but cannot be written to " + file
                                + ": lares commission show --json has it",
                        e);
            }
        }
    }

    @Command(name = "stop", description = "Stops without a certificate: those outside are told of real alarms again.")
    private static final class Stop extends OnGateway {
        Stop(Surroundings surroundings) {
            super(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            return told(post("/end"));
        }
    }
}
