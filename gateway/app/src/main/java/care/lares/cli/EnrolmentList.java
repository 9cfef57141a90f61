// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Devices to enrol, as a spreadsheet saves them: comma separated, double quotes around what holds a comma. */
final class EnrolmentList {
    /** The first line. */
    static final String HEADER = "device,resident,name,place";
    /** Largest file in bytes: ten thousand devices. */
    private static final long MAX_BYTES = 1 << 20;

    private static final int COLUMNS = 4;

    private EnrolmentList() {}

    /** All of them, or none when one line is wrong. */
    static List<Enrolment> read(Path file) throws CommandException {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !withoutMark(lines.get(0)).strip().equals(HEADER)) {
            throw wrong(file, 1, "the first line must be " + HEADER);
        }
        List<Enrolment> enrolments = new ArrayList<>();
        Set<Object> devices = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            Enrolment enrolment = enrolment(file, i + 1, cells(lines.get(i)));
            if (!devices.add(enrolment.device())) {
                throw wrong(file, i + 1, "device " + enrolment.device() + " stands there twice");
            }
            enrolments.add(enrolment);
        }
        return enrolments;
    }

    private static Enrolment enrolment(Path file, int line, List<String> cells) throws CommandException {
        if (cells.size() != COLUMNS) {
            throw wrong(file, line, "it has " + cells.size() + " columns instead of " + COLUMNS + ": " + HEADER);
        }
        try {
            return Enrolment.of(cells.get(0).strip(), cells.get(1), cells.get(2), cells.get(3));
        } catch (IllegalArgumentException e) {
            throw wrong(file, line, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> lines(Path file) throws CommandException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw wrong(file, 1, "the file is larger than " + MAX_BYTES / 1024 + " kB; split it");
            }
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw CommandException.cannot("cannot read " + file + ": give a UTF-8 file with " + HEADER, e);
        }
    }

    /** Spreadsheets like to begin a UTF-8 file with an invisible mark. */
    private static String withoutMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static CommandException wrong(Path file, int line, String what) {
        return CommandException.cannot(file + ", line " + line + ": " + what + "; nothing was enrolled");
    }
}
