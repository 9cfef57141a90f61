// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.PersonId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a person a PIN for shared consoles. */
@Command(
        name = "pin",
        description = "Gives somebody a PIN, with which they say at a shared console who they are, and shows it once."
                + " Asks the running gateway. Doing it again replaces the PIN.",
        sortOptions = false)
final class PinCommand implements Callable<Integer> {
    private static final int NO_CONTENT = 204;
    private static final int OK = 200;
    /** More than any PIN has, with the end of its line. */
    private static final int MOST_READ = 64;

    private final InputStream input;

    @Parameters(paramLabel = "NAME", description = "whose: the id that stands in alarms as who did it")
    private String name = "";

    @Option(names = "--stdin", description = "take the PIN from standard input instead of choosing one: 4 to 8 digits")
    private boolean given;

    @Option(names = "--remove", description = "take the PIN away")
    private boolean remove;

    @Mixin
    private final GatewayOption gateway;

    @Mixin
    private final Output output = new Output();

    PinCommand(Surroundings surroundings, InputStream input) {
        this.input = input;
        this.gateway = new GatewayOption(surroundings, "admin");
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (given && remove) {
            throw CommandException.cannot("--stdin and --remove do not go together: give one");
        }
        String path = "/api/v1/people/" + person() + "/pin";
        if (remove) {
            GatewayOption.require(gateway.ask("DELETE", path), NO_CONTENT);
            tell(new JsonObject().put("person", name).put("pin", false), name + " has no PIN any more");
            return 0;
        }
        JsonObject wish = given ? new JsonObject().put("pin", read()) : new JsonObject();
        JsonObject shown = GatewayOption.object(gateway.ask("PUT", path, wish), OK);
        String pin = shown.getString("pin");
        tell(shown, pin == null ? name + " has this PIN now" : name + "'s PIN, shown only now:\n  " + pin);
        return 0;
    }

    private void tell(JsonObject json, String line) {
        if (output.json()) {
            output.json(json);
        } else {
            output.line(line);
        }
    }

    /** As it stands in an address. */
    private String person() throws CommandException {
        try {
            return GatewayOption.encoded(new PersonId(name).value());
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        }
    }

    private String read() throws CommandException {
        try {
            return new String(input.readNBytes(MOST_READ), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw CommandException.cannot("cannot read the PIN from standard input", e);
        }
    }
}
