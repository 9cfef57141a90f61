// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import static care.lares.domain.Kind.BP_DIASTOLIC;
import static care.lares.domain.Kind.BP_MEAN;
import static care.lares.domain.Kind.BP_SYSTOLIC;

import care.lares.domain.Kind;
import care.lares.domain.Value;
import care.lares.sync.summary.Latest;
import care.lares.sync.summary.Series;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Upper, lower and mean blood pressure that were measured together last, as one panel. */
final class PressurePanel {
    /** What the panel tells, in its order. */
    static final List<Kind> PARTS = List.of(BP_SYSTOLIC, BP_DIASTOLIC, BP_MEAN);

    private static final String PANEL = "blood_pressure";
    /** Without these two there is no panel: one that was not measured is said to be unknown. */
    private static final Set<Kind> REQUIRED = Set.of(BP_SYSTOLIC, BP_DIASTOLIC);

    private static final String UNKNOWN = "unknown";

    private final Page page;

    PressurePanel(Page page) {
        this.page = page;
    }

    /**
     * Tells what was measured together last.
     *
     * @param parts series of different parts, all in time or all belated
     */
    void tellLatest(List<Series> parts) {
        parts.stream()
                .map(Series::last)
                .flatMap(Optional::stream)
                .reduce((one, other) -> other.at().isAfter(one.at()) ? other : one)
                .ifPresent(newest -> tell(parts, newest));
    }

    private void tell(List<Series> parts, Latest newest) {
        String identifier = page.identifier(PANEL, parts.get(0).belated(), Page.Form.LATEST);
        Element panel = page.measurement(BP_SYSTOLIC, identifier, Vocabulary.pressurePanel(), newest.at())
                .with("device", Types.reference(page.cast().device(newest.device(), Set.of(BP_SYSTOLIC))));
        for (Kind kind : PARTS) {
            Element component = new Element().with("code", Vocabulary.code(kind));
            Optional<Value> value = together(parts, kind, newest);
            if (value.isPresent() && value.get() instanceof Value.Quantity quantity) {
                panel.and(
                        "component",
                        component.with("valueQuantity", Types.quantity(quantity.number(), Vocabulary.unit(kind))));
            } else if (REQUIRED.contains(kind)) {
                panel.and("component", component.with("dataAbsentReason", Types.absent(UNKNOWN)));
            }
        }
        page.tell(identifier, panel);
    }

    /** What was measured at another time, or by another device, is not told as if it belonged to this one. */
    private static Optional<Value> together(List<Series> parts, Kind kind, Latest newest) {
        return parts.stream()
                .filter(series -> series.kind() == kind)
                .map(Series::last)
                .flatMap(Optional::stream)
                .filter(last -> last.at().equals(newest.at()) && last.device().equals(newest.device()))
                .map(Latest::value)
                .findFirst();
    }
}
