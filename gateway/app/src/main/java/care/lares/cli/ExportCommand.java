// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives a resident, or who decides for them, what is stored of them. */
@Command(
        name = "export",
        description = "Writes what devices told of a resident, or all that is stored of them, to a file that only its"
                + " owner can read. Asks a running"
                + " gateway, or works on the data directory of one that is stopped (--data).",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--resident", required = true, paramLabel = "ID", description = "whose")
    private String resident = "";

    @Option(names = "--from", paramLabel = "TIME", description = "what was measured then or later")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "what was measured before")
    private String to = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description =
                    "csv; fhir, a bundle of observations; or json, all that is stored of them, for all time: what is"
                            + " registered, readings, alarms, and every other entry of the log that is about them; its token has"
                            + " to allow admin (default ${DEFAULT-VALUE})")
    private String format = "csv";

    @Option(names = "-o", required = true, paramLabel = "FILE", description = "where to; must not be there yet")
    private Path file = Path.of("");

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final GatewayOption gateway;

    @Mixin
    private final Output output = new Output();

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.gateway = new GatewayOption(surroundings, "readings:read --scope residents:read --scope alarms:read");
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        ResidentId id = ResidentOption.id(resident);
        ResidentDesk.Stretch stretch = new ResidentDesk.Stretch(time("--from", from), time("--to", to));
        ResidentDesk desk = ResidentDesk.of(data, gateway, surroundings);
        Dossier dossier = new Dossier(desk, id);
        long readings = switch (format) {
            case "csv" -> dossier.csv(file, stretch);
            case "fhir" -> dossier.fhir(file, stretch);
            case "json" -> dossier.write(file).readings();
            default ->
                throw CommandException.cannot("there is no format '" + format + "'; there are csv, fhir and json");
        };
        if (output.json()) {
            output.json(new JsonObject().put("file", file.toString()).put("readings", readings));
        } else {
            output.line("%s: %,d readings of %s".formatted(file, readings, id));
        }
        return 0;
    }

    private static Optional<Instant> time(String option, String text) throws CommandException {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw CommandException.cannot(option + " must be a time such as 2026-11-21T08:00:00Z", e);
        }
    }
}
