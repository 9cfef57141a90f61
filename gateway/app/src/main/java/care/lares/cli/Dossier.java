// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;
import care.lares.sync.fhir.FhirExport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All that is stored of a resident, in a file that only its owner can read. */
final class Dossier {
    private static final List<String> COLUMNS = List.of(
            "seq", "receivedAt", "observedAt", "device", "place", "kind", "value", "unit", "quality", "sourceId");

    private final ResidentDesk desk;
    private final ResidentId resident;

    Dossier(ResidentDesk desk, ResidentId resident) {
        this.desk = desk;
        this.resident = resident;
    }

    private interface Content {
        void write(BufferedWriter out) throws IOException, CommandException, InterruptedException;
    }

    /**
     * What was written.
     *
     * @param readings how many readings
     * @param alarms how many alarms
     * @param entries how many other entries of the log, each step of those alarms among them
     */
    record Written(long readings, long alarms, long entries) {}

    /** Tells what a list holds, one by one. */
    private interface Items {
        void each(Consumer<JsonObject> told) throws CommandException, InterruptedException;
    }

    /** Writes what is registered, and all that the log holds, as one JSON object; nothing of it is kept in memory. */
    Written write(Path file) throws CommandException, InterruptedException {
        JsonObject registered = desk.registered(resident);
        long[] counts = new long[3];
        into(file, out -> {
            String head = registered.encode();
            out.write(head.substring(0, head.length() - 1));
            counts[0] = list(out, "readings", told -> desk.readings(resident, ResidentDesk.Stretch.ALL, told));
            counts[1] = list(out, "alarms", told -> desk.alarms(resident, told));
            counts[2] = list(out, "entries", told -> desk.entries(resident, told));
            out.write("}\n");
        });
        return new Written(counts[0], counts[1], counts[2]);
    }

    private static long list(BufferedWriter out, String name, Items items)
            throws IOException, CommandException, InterruptedException {
        long[] count = {0};
        out.write(",\n\"" + name + "\":[");
        items.each(item -> {
            write(out, (count[0] == 0 ? "\n" : ",\n") + item.encode());
            count[0]++;
        });
        out.write("]");
        return count[0];
    }

    /** Writes the readings of a stretch of time as a table; answers how many that were. */
    long csv(Path file, ResidentDesk.Stretch stretch) throws CommandException, InterruptedException {
        long[] count = {0};
        desk.registered(resident);
        into(file, out -> {
            out.write(String.join(",", COLUMNS) + "\r\n");
            desk.readings(resident, stretch, reading -> {
                write(
                        out,
                        COLUMNS.stream()
                                        .map(column -> cell(reading.getValue(column)))
                                        .collect(Collectors.joining(",")) + "\r\n");
                count[0]++;
            });
        });
        return count[0];
    }

    /** Writes the readings of a stretch of time as a FHIR R4 bundle; answers how many that were. */
    long fhir(Path file, ResidentDesk.Stretch stretch) throws CommandException, InterruptedException {
        long[] count = {0};
        String name = desk.registered(resident).getJsonObject("resident").getString("name", "");
        FhirExport export = new FhirExport(resident, name);
        into(file, out -> {
            out.write(export.begin());
            desk.readings(resident, stretch, reading -> count[0] += observation(out, export, reading) ? 1 : 0);
            out.write(export.end());
        });
        return count[0];
    }

    private static boolean observation(BufferedWriter out, FhirExport export, JsonObject reading) {
        String at = reading.getString("observedAt");
        return export.observation(
                        reading.getLong("seq"),
                        reading.getString("device"),
                        reading.getString("kind"),
                        reading.getValue("value"),
                        reading.getJsonArray("quality", new JsonArray()).stream()
                                .map(String::valueOf)
                                .toList(),
                        at == null ? reading.getString("receivedAt") : at)
                .map(text -> {
                    write(out, text);
                    return true;
                })
                .orElse(false);
    }

    /** RFC 4180; what a spreadsheet would take for a formula is text. */
    private static String cell(Object value) {
        String text = value instanceof JsonArray all
                ? all.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value == null ? "" : String.valueOf(value);
        boolean formula = value instanceof String && text.matches("^[=+\\-@\\t\\r].*");
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static void into(Path file, Content content) throws CommandException, InterruptedException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            fill(file, content);
        } catch (IOException | UncheckedIOException e) {
            throw CommandException.cannot(
                    "cannot write " + file + ": give the path of a file that is not there yet", e);
        }
    }

    /** Half of what is stored would be taken for all of it: what could not be finished is removed. */
    private static void fill(Path file, Content content) throws IOException, CommandException, InterruptedException {
        boolean whole = false;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE)) {
            content.write(out);
            whole = true;
        } finally {
            if (!whole) {
                Files.delete(file);
            }
        }
    }

    private static void write(BufferedWriter out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
