// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What the vital-signs profile asks of every observation, and what no centre could work with. */
final class ObservationRules {
    private static final String VITAL_SIGNS = "vital-signs";
    private static final String UCUM = "http://unitsofmeasure.org";

    private ObservationRules() {}

    /** What is wrong with it first. */
    static Optional<String> firstWrong(Observation observation) {
        if (!observation.hasSubject()) {
            return Optional.of("it is about nobody");
        }
        if (!hasCoding(observation.getCode())) {
            return Optional.of("its code has no coding with a system");
        }
        if (!observation.hasValue()
                && !observation.hasDataAbsentReason()
                && !observation.hasComponent()
                && !observation.hasHasMember()) {
            return Optional.of("it says neither a value nor why there is none");
        }
        if (observation.hasValue() && observation.hasDataAbsentReason()) {
            return Optional.of("it has a value and says why there is none");
        }
        if (isVitalSign(observation) && !observation.hasEffective()) {
            return Optional.of("a vital sign of no time");
        }
        for (Observation.ObservationComponentComponent component : observation.getComponent()) {
            if (!component.hasValue() && !component.hasDataAbsentReason()) {
                return Optional.of("a component says neither a value nor why there is none");
            }
            if (!isMeasured(component.getValue())) {
                return Optional.of("a component's quantity is not in UCUM");
            }
        }
        return isMeasured(observation.getValue()) ? Optional.empty() : Optional.of("its quantity is not in UCUM");
    }

    private static boolean hasCoding(CodeableConcept code) {
        return code.getCoding().stream().anyMatch(coding -> coding.hasSystem() && coding.hasCode());
    }

    private static boolean isVitalSign(Observation observation) {
        return observation.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> VITAL_SIGNS.equals(coding.getCode()));
    }

    private static boolean isMeasured(@Nullable Type value) {
        return !(value instanceof Quantity quantity)
                || (quantity.hasValue() && UCUM.equals(quantity.getSystem()) && quantity.hasCode());
    }
}
