// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.SettingUnit;
import care.lares.domain.tuning.Tuning;
import care.lares.domain.tuning.TuningCheck;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what somebody wants the rules to go by, as YAML or as JSON, which is YAML too: all of its faults at once. */
public final class TuningReader {
    /** Largest text in bytes: every setting for 400 places and residents would be twice this, and nobody writes that. */
    public static final int MAX_BYTES = 128 * 1024;

    /** Of a degree: the rest of what a map tells is less than a metre. */
    private static final int DECIMALS = 5;

    private static final String SCHEMA = "tuning.schema.json";

    private final YamlDocument document;
    private final List<Fault> faults;

    private TuningReader(String text) {
        this.document = YamlDocument.parse(text);
        this.faults = new ArrayList<>(document.faults());
    }

    /**
     * What a text asks for.
     *
     * @param tuning as far as it could be understood; to be used only when nothing is wrong
     * @param faults what is wrong with it, in the order of lines
     */
    public record Read(Tuning tuning, List<Fault> faults) {
        /** Copies the faults. */
        public Read {
            faults = List.copyOf(faults);
        }
    }

    /** Reads and judges it. */
    public static Read read(String text) {
        TuningReader reader = new TuningReader(text);
        Tuning tuning = reader.tuning();
        reader.faults.sort(Comparator.comparingInt(Fault::line));
        return new Read(tuning, reader.faults);
    }

    /** The JSON Schema of such a text. */
    public static String schema() {
        try (InputStream in = TuningReader.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("no " + SCHEMA + " in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tuning tuning() {
        JsonNode root = document.root();
        if (faults.isEmpty() && root.isMissingNode()) {
            faults.add(new Fault(1, "", "nothing is in it", "at least {\"site\": {}}: everything as usual"));
        }
        if (faults.isEmpty()) {
            faults.addAll(new SchemaCheck(SCHEMA).faults(document));
        }
        if (!faults.isEmpty()) {
            return Tuning.USUAL;
        }
        Tuning tuning = new Tuning(
                choice(root.path("site")), scopes("places", PlaceId::new), scopes("residents", ResidentId::new));
        for (TuningCheck.Fault fault : TuningCheck.faults(tuning)) {
            faults.add(new Fault(document.line(fault.where()), fault.where(), fault.problem(), fault.accepted()));
        }
        return tuning;
    }

    private <K> Map<K, Choice> scopes(String group, Function<String, K> id) {
        Map<K, Choice> choices = new HashMap<>();
        document.root().path(group).properties().forEach(scope -> {
            try {
                choices.put(id.apply(scope.getKey()), choice(scope.getValue()));
            } catch (IllegalArgumentException noId) {
                String where = group + "." + scope.getKey();
                faults.add(new Fault(document.line(where), where, String.valueOf(noId.getMessage()), "the id of one"));
            }
        });
        return choices;
    }

    private static Choice choice(JsonNode node) {
        Map<Setting, Long> values = new EnumMap<>(Setting.class);
        node.properties()
                .forEach(given -> Setting.ofWireName(given.getKey())
                        .ifPresent(setting -> values.put(setting, value(setting, given.getValue()))));
        return new Choice(values);
    }

    private static long value(Setting setting, JsonNode given) {
        if (given.isTextual()) {
            return setting.value(given.textValue());
        }
        return switch (setting.unit()) {
            case TENTHS -> SettingUnit.tenths(given.decimalValue());
            case ARC ->
                setting.value(given.decimalValue()
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .toPlainString());
            case TIME, CLOCK, PERCENT, NUMBER, CELSIUS -> given.longValue();
        };
    }
}
