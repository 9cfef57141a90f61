// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.sim.centre.fhir.UnacceptableException.Why;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a conditional create: held already is what has this identifier. A provenance has none, and is known by
 * what it comes from.
 *
 * @param type of the resource
 * @param parameter of the search: {@code identifier}, or {@code entity:identifier}
 * @param system of the identifier
 * @param value of the identifier
 */
record Condition(String type, String parameter, String system, String value) {
    private static final Pattern FORM = Pattern.compile("\\??(identifier|entity:identifier)=([^|&]+)\\|([^|&]+)");
    private static final String IDENTIFIER = "identifier";

    /** That of an entry, which must have the identifier it is created by. */
    static Condition of(BundleEntryComponent entry, String where) throws UnacceptableException {
        Resource resource = entry.getResource();
        Optional<Condition> condition =
                parsed(resource.fhirType(), decoded(entry.getRequest().getIfNoneExist()));
        if (condition.isEmpty()) {
            throw new UnacceptableException(
                    Why.NOT_SUPPORTED, where + ": every entry is created ifNoneExist 'identifier=system|value'");
        }
        if (!condition.get().holdsFor(resource)) {
            throw new UnacceptableException(Why.INVALID, where + ": it has not the identifier it is created by");
        }
        return condition.get();
    }

    private static String decoded(@Nullable String ifNoneExist) throws UnacceptableException {
        try {
            return ifNoneExist == null ? "" : URLDecoder.decode(ifNoneExist, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnacceptableException(Why.STRUCTURE, "ifNoneExist is not URL-encoded: " + e.getMessage());
        }
    }

    /** Reads what stands behind the question mark of a conditional reference. */
    static Condition parse(String type, String query) throws UnacceptableException {
        return parsed(type, decoded(query))
                .orElseThrow(() ->
                        new UnacceptableException(Why.NOT_SUPPORTED, "'" + query + "' is no search by identifier"));
    }

    private static Optional<Condition> parsed(String type, String query) {
        Matcher form = FORM.matcher(query);
        return form.matches()
                ? Optional.of(new Condition(type, form.group(1), form.group(2), form.group(3)))
                : Optional.empty();
    }

    private boolean holdsFor(Resource resource) {
        return identifiers(resource).stream()
                .anyMatch(identifier -> system.equals(identifier.getSystem()) && value.equals(identifier.getValue()));
    }

    private List<Identifier> identifiers(Resource resource) {
        if (!parameter.equals(IDENTIFIER)) {
            return resource instanceof Provenance provenance
                    ? provenance.getEntity().stream()
                            .map(entity -> entity.getWhat().getIdentifier())
                            .toList()
                    : List.of();
        }
        Property named = resource.getNamedProperty(IDENTIFIER);
        return named == null ? List.of() : identifiers(named.getValues());
    }

    private static List<Identifier> identifiers(List<Base> values) {
        return values.stream()
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .toList();
    }

    /** What it is held under. */
    String key() {
        return type + '?' + parameter + '=' + system + '|' + value;
    }

    /** Where it is, or will be. */
    String reference() {
        return type + '/' + Identity.of(key());
    }
}
