// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Value;
import care.lares.sync.summary.KnownCodes;
import care.lares.sync.summary.Latest;
import care.lares.sync.summary.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What a series comes to, as components of an observation. */
final class Figures {
    /** Those that HL7 has a code for; it has none for what was told last, and for what is counted apart. */
    private static final Set<String> PUBLISHED = Set.of("average", "minimum", "maximum", "count");

    private final Series series;
    private final List<Element> components = new ArrayList<>();

    private Figures(Series series) {
        this.series = series;
    }

    static List<Element> of(Series series) {
        Figures figures = new Figures(series);
        series.statistics().ifPresent(numbers -> {
            figures.add("average", numbers.mean());
            figures.add("minimum", numbers.least());
            figures.add("maximum", numbers.most());
        });
        series.last().ifPresent(figures::addLast);
        figures.add("count", series.count());
        new TreeMap<>(series.values()).forEach((value, count) -> figures.add("told-" + value, count));
        for (Quality quality : Quality.values()) {
            if (series.apart().containsKey(quality)) {
                figures.add("apart-" + quality.wireName(), series.apart().getOrDefault(quality, 0L));
            }
        }
        return List.copyOf(figures.components);
    }

    private void addLast(Latest last) {
        Kind kind = series.kind();
        if (last.value() instanceof Value.Quantity quantity) {
            add("last", quantity.number());
        } else if (last.value() instanceof Value.Flag flag) {
            components.add(component("last").with("valueBoolean", flag.on()));
        } else if (last.value() instanceof Value.Code code
                && KnownCodes.of(kind).contains(code.code())) {
            components.add(component("last")
                    .with("valueCodeableConcept", Types.concept(Types.coding(Systems.VALUE, code.code()))));
        }
    }

    /** A number says in published words what it is a number of. */
    private void add(String name, BigDecimal number) {
        Element code = code(name);
        Vocabulary.published(series.kind()).forEach(coding -> code.and("coding", coding));
        components.add(new Element()
                .with("code", code)
                .with("valueQuantity", Types.quantity(number, Vocabulary.unit(series.kind()))));
    }

    private void add(String name, long count) {
        components.add(component(name).with("valueInteger", count));
    }

    private static Element component(String name) {
        return new Element().with("code", code(name));
    }

    private static Element code(String name) {
        Element code = Types.concept(Types.coding(Systems.STATISTIC, name));
        return PUBLISHED.contains(name) ? code.and("coding", Types.coding(Systems.STATISTICS, name)) : code;
    }
}
