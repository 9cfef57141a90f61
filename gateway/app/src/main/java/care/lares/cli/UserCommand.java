// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.PersonId;
import care.lares.journal.Entry.PersonEnrolled;
import care.lares.security.Scope;
import care.lares.security.Secrets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a person or a program a secret of their own. */
@Command(
        name = "user",
        description = "Gives someone a credential and shows its secret once: MQTT password and bearer token. Works on"
                + " the data directory while the gateway is stopped. Doing it again replaces secret and scopes.",
        sortOptions = false)
final class UserCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Secrets secrets;

    @Parameters(paramLabel = "NAME", description = "the id: MQTT user name, and who did it in the log")
    private String name = "";

    @Option(
            names = "--scope",
            required = true,
            arity = "1..*",
            paramLabel = "SCOPE",
            description = "what is allowed: alarms:read, alarms:act, residents:read, readings:read, readings:write,"
                    + " registry:write, evidence:read, metrics:read, bridge:zigbee2mqtt, bridge:mqtt or admin")
    private final Set<String> scopes = new TreeSet<>();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    UserCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.secrets = new Secrets(surroundings.random());
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        checkScopes();
        String secret = secrets.mint();
        PersonEnrolled person =
                new PersonEnrolled(surroundings.clock().instant(), person(), scopes, Secrets.hash(secret));
        StoppedJournal.append(data.directory(), surroundings, List.of(person));
        if (output.json()) {
            output.json(new JsonObject()
                    .put("user", name)
                    .put("scopes", new JsonArray(List.copyOf(scopes)))
                    .put("secret", secret));
        } else {
            output.line(name + " may " + String.join(", ", scopes)
                    + "; the secret is shown only now: MQTT password and bearer token");
            output.line("  " + secret);
        }
        return 0;
    }

    private PersonId person() throws CommandException {
        try {
            return new PersonId(name);
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkScopes() throws CommandException {
        for (String scope : scopes) {
            if (Scope.ofWireName(scope).isEmpty()) {
                throw CommandException.cannot("there is no scope '" + scope + "'; there are " + Scope.names());
            }
        }
    }
}
