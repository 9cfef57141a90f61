// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.DeviceId;
import care.lares.journal.Entry;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a device's right to speak away. */
@Command(
        name = "revoke",
        description = "Revokes a device that is lost or taken down. It may only call for help then, and the alarm says"
                + " so; its open alarms can be ended. Works on the data directory while the gateway is stopped.",
        sortOptions = false)
final class RevokeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DEVICE", description = "its id")
    private String device = "";

    @Option(names = "--reason", paramLabel = "WORDS", description = "why, for the log")
    private String reason = "";

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    RevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        DeviceId id = id();
        StoppedJournal.append(data.directory(), surroundings, (registry, keys) -> List.of(revoked(id, registry)));
        if (output.json()) {
            output.json(new JsonObject().put("device", id.value()).put("revoked", true));
        } else {
            output.line(id + " may no longer speak; a call for help of it is still heard, and says so");
        }
        return 0;
    }

    private Entry revoked(DeviceId id, Registry registry) throws CommandException {
        DeviceRegistered known = registry.device(id)
                .orElseThrow(() -> CommandException.cannot("there is no device '" + id + "' in this data directory"));
        return new DeviceRevoked(
                surroundings.clock().instant(), id, known.assignment(), reason.strip(), EnrolCommand.BY);
    }

    private DeviceId id() throws CommandException {
        try {
            return new DeviceId(device);
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        }
    }
}
