// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import care.lares.domain.Kind;
import care.lares.domain.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column holds.
 *
 * @param kind the vital sign
 * @param unit it is measured in: the one in the heading's brackets, else the kind's own
 */
record VitalsColumn(Kind kind, String unit) {
    private static final Pattern UNIT = Pattern.compile("[\\[(]([^\\])]*)[\\])]");

    /** How monitors and data sets write what the interface has its own name for; letters and digits only. */
    private static final Map<String, Kind> OTHER_NAMES = names(Map.of(
            Kind.HEART_RATE, List.of("hr", "heartrate", "ecghr"),
            Kind.PULSE_RATE, List.of("pulse", "pr", "pulserate"),
            Kind.SPO2, List.of("spo2", "sao2", "o2sat"),
            Kind.RESPIRATORY_RATE, List.of("resp", "rr", "respiration", "respiratoryrate", "resprate"),
            Kind.BODY_TEMPERATURE, List.of("temp", "temperature", "bodytemperature"),
            Kind.BP_SYSTOLIC, List.of("sbp", "sys", "systolic", "nbpsys", "nibpsys", "abpsys"),
            Kind.BP_DIASTOLIC, List.of("dbp", "dia", "diastolic", "nbpdias", "nibpdia", "abpdias"),
            Kind.BP_MEAN, List.of("mbp", "map", "nbpmean", "nibpmean", "abpmean"),
            Kind.GLUCOSE, List.of("glucose", "bg", "cgm")));

    /** The column under a heading such as {@code SpO2}, {@code HR [bpm]} or {@code heart_rate}; empty for others. */
    static Optional<VitalsColumn> of(String heading) {
        Matcher unit = UNIT.matcher(heading);
        String bracketed = unit.find() ? unit.group(1).strip() : "";
        String name = UNIT.matcher(heading).replaceAll("").strip().toLowerCase(Locale.ROOT);
        return kind(name)
                .filter(kind -> kind.type() == ValueType.NUMERIC)
                .map(kind -> new VitalsColumn(kind, bracketed.isEmpty() ? kind.unit() : bracketed));
    }

    private static Optional<Kind> kind(String name) {
        return Kind.ofWireName(name.replace(' ', '_'))
                .or(() -> Optional.ofNullable(OTHER_NAMES.get(name.replaceAll("[^a-z0-9]", ""))));
    }

    private static Map<String, Kind> names(Map<Kind, List<String>> byKind) {
        Map<String, Kind> byName = new HashMap<>();
        byKind.forEach((kind, names) -> names.forEach(name -> byName.put(name, kind)));
        return Map.copyOf(byName);
    }
}
