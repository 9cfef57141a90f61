// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.sync.summary.Disclosure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A transaction bundle while it is put together. Every resource is created only if the recipient has none with its
 * identifier, so that a bundle sent twice is there once. What belongs to each other refers to each other by names within
 * the bundle, which come from the identifiers: the same bundle is the same bytes.
 */
final class BundleDraft {
    private static final String URN = "urn:uuid:";

    private final Disclosure disclosure;
    private final String id;
    private final Map<String, Element> entries = new LinkedHashMap<>();
    private final Set<String> creates = new HashSet<>();
    private final List<Element> told = new ArrayList<>();

    BundleDraft(Disclosure disclosure, String id) {
        this.disclosure = disclosure;
        this.id = id;
    }

    /** What the bundle is known by. */
    Element identifier() {
        return Types.identifier(Systems.BUNDLE, id);
    }

    /** The name of a part of this bundle. */
    String alias(String sort, String... parts) {
        return disclosure
                .aliases()
                .of(sort, Stream.concat(Stream.of(id), Stream.of(parts)).toArray(String[]::new));
    }

    /**
     * Adds a resource that others refer to; once, however often it is added.
     *
     * @param system of the identifier that is the resource's own
     * @param value of that identifier
     * @return the reference to it
     */
    String add(String type, String system, String value, Element resource) {
        return add(type, "identifier=" + system + "|" + value, resource);
    }

    /** Adds a resource that the bundle is about. */
    String tell(String type, String system, String value, Element resource) {
        String reference = add(type, system, value, resource);
        told.add(Types.reference(reference));
        return reference;
    }

    private String add(String type, String ifNoneExist, Element resource) {
        String reference = URN + disclosure.aliases().uuid("entry", type, ifNoneExist);
        Element request = new Element().with("method", "POST").with("url", type).with("ifNoneExist", ifNoneExist);
        creates.add(type + '?' + ifNoneExist);
        entries.putIfAbsent(
                reference,
                new Element()
                        .with("fullUrl", reference)
                        .with("resource", resource)
                        .with("request", request));
        return reference;
    }

    /** A resource; what is about somebody whose name is not told says so. */
    Element resource(String type) {
        return labelled(type, new Element());
    }

    /** An observation that follows no profile. */
    Element observation(String identifier) {
        return observation(identifier, Optional.empty());
    }

    /** An observation, by its profile where there is one. */
    Element observation(String identifier, Optional<String> profile) {
        Element meta = new Element();
        profile.ifPresent(url -> meta.and("profile", url));
        return labelled("Observation", meta)
                .and("identifier", Types.identifier(Systems.OBSERVATION, identifier))
                .with("status", "final");
    }

    /** A resource that may be a test: nobody is to act on it then. */
    Element resource(String type, boolean test) {
        Element meta = new Element();
        return labelled(type, test ? meta.and("security", Types.coding(Systems.REASON, "HTEST")) : meta);
    }

    private Element labelled(String type, Element meta) {
        if (!disclosure.isNamed()) {
            meta.and("security", Types.coding(Systems.SECURITY, "PSEUDED"));
        }
        return Element.resource(type).with("meta", meta);
    }

    /** What the bundle is about; when it is about nothing, this one is all there is to say something of. */
    List<Element> toldOr(String reference) {
        return told.isEmpty() ? List.of(Types.reference(reference)) : List.copyOf(told);
    }

    /** Adds where it all comes from: such a resource has no identifier, so it is known by the bundle it names. */
    void addProvenance(Element provenance) {
        add("Provenance", "entity:identifier=" + Systems.BUNDLE + "|" + id, provenance);
    }

    FhirBundle bundle(Instant at) {
        Element bundle = Element.resource("Bundle")
                .with("identifier", identifier())
                .with("type", "transaction")
                .with("timestamp", Types.instant(at))
                .with("entry", List.copyOf(entries.values()));
        return new FhirBundle(id, creates, bundle.json());
    }
}
