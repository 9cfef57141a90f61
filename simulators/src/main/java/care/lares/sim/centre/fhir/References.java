// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import care.lares.sim.centre.fhir.UnacceptableException.Why;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Resource;

/** Makes references of a bundle lead to what is held. */
final class References {
    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    private final FhirContext context;
    private final Map<String, String> own;
    private final Set<String> outside = new HashSet<>();

    /**
     * Of one bundle.
     *
     * @param own what its own entries are held as, by fullUrl
     */
    References(FhirContext context, Map<String, String> own) {
        this.context = context;
        this.own = own;
    }

    void resolve(Resource resource, String where) throws UnacceptableException {
        for (ResourceReferenceInfo found : context.newTerser().getAllResourceReferences(resource)) {
            IBaseReference reference = found.getResourceReference();
            String text = reference.getReferenceElement().getValue();
            if (text != null && !text.isEmpty() && !text.startsWith("#")) {
                reference.setReference(resolved(text, where + '.' + found.getName()));
                reference.setResource(null);
            }
        }
    }

    private String resolved(String text, String where) throws UnacceptableException {
        String inBundle = own.get(text);
        if (inBundle != null) {
            return inBundle;
        }
        int query = text.indexOf('?');
        if (query > 0) {
            return remembered(Condition.parse(text.substring(0, query), text.substring(query + 1))
                    .reference());
        }
        if (RELATIVE.matcher(text).matches()) {
            return remembered(text);
        }
        throw new UnacceptableException(Why.NOT_FOUND, where + " refers to nothing in the bundle: " + text);
    }

    private String remembered(String reference) {
        if (!own.containsValue(reference)) {
            outside.add(reference);
        }
        return reference;
    }

    /** What must be held already. */
    Set<String> outside() {
        return Set.copyOf(outside);
    }
}
