// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;

/** That nothing is missing which R4 requires: a parser minds what is too much, not what is too little. */
final class Cardinality {
    /** Deeper than any resource of R4 goes. */
    private static final int MAX_DEPTH = 40;

    private final FhirContext context;

    Cardinality(FhirContext context) {
        this.context = context;
    }

    /** The path of the first element that is missing, such as {@code Observation.status}. */
    Optional<String> firstMissing(IBase element, String path) {
        return firstMissing(element, path, 0);
    }

    private Optional<String> firstMissing(IBase element, String path, int depth) {
        BaseRuntimeElementDefinition<?> definition = context.getElementDefinition(element.getClass());
        if (depth > MAX_DEPTH || !(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
            return Optional.empty();
        }
        for (BaseRuntimeChildDefinition child : composite.getChildren()) {
            String below = path + '.' + child.getElementName();
            List<IBase> values = child.getAccessor().getValues(element).stream()
                    .filter(value -> value != null && !value.isEmpty())
                    .toList();
            if (values.size() < child.getMin()) {
                return Optional.of(below);
            }
            for (IBase value : values) {
                Optional<String> missing = firstMissing(value, below, depth + 1);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }
}
