// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Vital signs as a table of numbers: the heading names the columns, the first of them is the time. A cell that is empty,
 * or no number as monitors write it (NaN, -), says nothing. Columns that are no vital sign are passed over.
 */
final class VitalsTable implements RecordingReader {
    private final DeviceId device;
    private List<Optional<VitalsColumn>> columns = List.of();

    VitalsTable(String device) {
        this.device = new DeviceId(device);
    }

    @Override
    public Optional<Recorded> read(String line) throws UnreadableLineException {
        if (line.isBlank()) {
            return Optional.empty();
        }
        List<String> cells = Arrays.asList(line.split("[,;\\t]", -1));
        if (columns.isEmpty()) {
            columns = heading(cells);
            return Optional.empty();
        }
        NativeMessage message = new NativeMessage(device);
        for (int i = 1; i < Math.min(cells.size(), columns.size()); i++) {
            Optional<VitalsColumn> column = columns.get(i);
            if (column.isPresent()) {
                number(cells.get(i))
                        .ifPresent(number -> message.add(
                                column.get().kind(), number, column.get().unit()));
            }
        }
        return message.isEmpty() ? Optional.empty() : Optional.of(message.at(Times.of(bare(cells.get(0)))));
    }

    private static List<Optional<VitalsColumn>> heading(List<String> cells) throws UnreadableLineException {
        List<Optional<VitalsColumn>> columns = new ArrayList<>();
        for (String cell : cells) {
            columns.add(VitalsColumn.of(bare(cell)));
        }
        if (columns.stream().skip(1).allMatch(Optional::isEmpty)) {
            throw new UnreadableLineException(
                    "the heading names no vital sign; accepted are a time and columns such as "
                            + "HR, SpO2, RESP, temperature, NBPsys, or names of kinds such as "
                            + Kind.HEART_RATE.wireName().toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    private static Optional<BigDecimal> number(String cell) throws UnreadableLineException {
        String text = bare(cell);
        if (text.isEmpty() || text.equals("-") || text.equalsIgnoreCase("nan")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new UnreadableLineException("'" + text + "' is no number", e);
        }
    }

    private static String bare(String cell) {
        return cell.replace('"', ' ').replace('\'', ' ').strip();
    }
}
