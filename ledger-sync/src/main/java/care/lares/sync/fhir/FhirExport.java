// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Kind;
import care.lares.domain.ResidentId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/**
 * What was measured of one resident as a FHIR R4 bundle of type {@code collection}, told piece by piece: for the resident
 * themselves, so by name and by the ids of this house.
 */
public final class FhirExport {
    private static final String URN = "urn:lares:";

    private final ResidentId resident;
    private final String name;

    /**
     * An export that has told nothing yet.
     *
     * @param name what the resident is called
     */
    public FhirExport(ResidentId resident, String name) {
        this.resident = resident;
        this.name = name;
    }

    /** How the bundle begins, up to and with the patient. */
    public String begin() {
        Element patient = Element.resource("Patient")
                .and("identifier", Types.identifier(URN + "resident", resident.value()))
                .with("active", true);
        if (!name.isEmpty()) {
            patient.and("name", new Element().with("text", name));
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\n" + entry(subject(), patient);
    }

    /**
     * One measurement; empty for what is none, such as a movement. What cannot be believed, or was told without contact, has
     * the reason in place of a value.
     *
     * @param seq its number in the log
     * @param kind its kind's public name
     * @param quality the public names of what is known of how good it is
     * @param at when it was measured, RFC 3339
     */
    public Optional<String> observation(
            long seq, String device, String kind, Object value, Collection<String> quality, String at) {
        Optional<Kind> known = Kind.ofWireName(kind);
        if (known.isEmpty() || !(value instanceof Number number)) {
            return Optional.empty();
        }
        Element observation = Element.resource("Observation");
        Vocabulary.profile(known.get())
                .filter(profile -> !profile.endsWith("/bp"))
                .ifPresent(profile -> observation.with("meta", new Element().and("profile", profile)));
        observation
                .and("identifier", Types.identifier(URN + "entry", Long.toString(seq)))
                .with("status", "final");
        Vocabulary.category(known.get()).ifPresent(category -> observation.and("category", Types.concept(category)));
        observation
                .with("code", Vocabulary.code(known.get()))
                .with("subject", Types.reference(subject()))
                .with("effectiveDateTime", at)
                .with("device", new Element().with("display", device));
        Apart.whyAbsent(quality)
                .ifPresentOrElse(
                        why -> observation.with("dataAbsentReason", Types.absent(why)),
                        () -> observation.with(
                                "valueQuantity",
                                Types.quantity(new BigDecimal(number.toString()), Vocabulary.unit(known.get()))));
        return Optional.of(",\n" + entry(URN + "entry:" + seq, observation));
    }

    /** How it ends. */
    public String end() {
        return "\n]}\n";
    }

    private String subject() {
        return URN + "resident:" + resident.value();
    }

    private static String entry(String url, Element resource) {
        Element entry = new Element().with("fullUrl", url).with("resource", resource);
        return new String(entry.json(), StandardCharsets.UTF_8);
    }
}
