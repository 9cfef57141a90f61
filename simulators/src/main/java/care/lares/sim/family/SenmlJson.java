// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import care.lares.domain.Kind;
import care.lares.sim.ward.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Writes SenML packs in JSON (RFC 8428): one base name and time, then a record for each thing told. */
final class SenmlJson {
    private static final int MILLI_DIGITS = 3;

    private SenmlJson() {}

    /** A pack of at least one record. */
    static String of(String device, List<Sample> samples, Instant at) {
        var pack = new StringBuilder("[");
        for (Sample sample : samples) {
            boolean first = pack.length() == 1;
            pack.append(first ? "{\"bn\":\"" + device + ":\",\"bt\":" + seconds(at) + ',' : ",{");
            pack.append("\"n\":\"").append(sample.kind().wireName()).append('"');
            pack.append(value(sample)).append('}');
        }
        return pack.append(']').toString();
    }

    private static String seconds(Instant at) {
        return BigDecimal.valueOf(at.toEpochMilli(), MILLI_DIGITS).toPlainString();
    }

    private static String value(Sample sample) {
        if (sample.unit().isEmpty()) {
            return ",\"vb\":" + sample.value();
        }
        return ",\"u\":\"" + unit(sample.kind(), sample.unit()) + "\",\"v\":" + sample.value();
    }

    /** SenML's own names of units. */
    private static String unit(Kind kind, String unit) {
        return switch (kind) {
            case HEART_RATE, PULSE_RATE -> "beat/min";
            case BREATHING_RATE, RESPIRATORY_RATE -> "1/min";
            case SPO2 -> "/100";
            case BATTERY -> "%EL";
            case STEPS -> "count";
            case CO_CONCENTRATION -> "ppm";
            default -> unit;
        };
    }
}
