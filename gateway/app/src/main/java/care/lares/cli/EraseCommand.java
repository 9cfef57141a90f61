// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases a resident. */
@Command(
        name = "erase",
        description =
                "Erases a resident: what is stored of them is closed for ever, and nothing of them is known any more."
                        + " Refused while an alarm of theirs is open. Receipts that were handed out, backups elsewhere and what a"
                        + " monitoring centre was told stay where they are. Asks a running gateway, or works on the data directory"
                        + " of one that is stopped (--data).",
        sortOptions = false)
final class EraseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--resident", required = true, paramLabel = "ID", description = "whom")
    private String resident = "";

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "first write all that is stored of them there, as JSON: what is registered, every reading and"
                    + " alarm, and every other entry of the log that is about them, who looked at them included")
    private @Nullable Path export;

    @Option(names = "--yes", description = "it cannot be undone: without this nobody is erased")
    private boolean yes;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final GatewayOption gateway;

    @Mixin
    private final Output output = new Output();

    EraseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.gateway = new GatewayOption(surroundings, "admin");
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        ResidentId id = ResidentOption.id(resident);
        ResidentDesk desk = ResidentDesk.of(data, gateway, surroundings);
        if (!yes) {
            throw CommandException.cannot(
                    "this cannot be undone: say --yes, and --export FILE to keep a copy of what is stored first");
        }
        Path copy = export;
        if (copy != null) {
            Dossier.Written written = new Dossier(desk, id).write(copy);
            if (!output.json()) {
                output.line("%s: %,d readings, %,d alarms, %,d other entries and what is registered of %s"
                        .formatted(copy, written.readings(), written.alarms(), written.entries(), id));
            }
        }
        tell(id, desk.erase(id));
        return 0;
    }

    private void tell(ResidentId id, JsonObject erased) {
        if (output.json()) {
            output.json(erased);
            return;
        }
        output.line("%s is erased since %s; keys destroyed: %s"
                .formatted(
                        id,
                        erased.getString("erasedAt"),
                        erased.getJsonArray("keysDestroyed").encode()));
        output.line("what left before stays where it is: receipts handed out, backups, what a centre was told");
    }
}
