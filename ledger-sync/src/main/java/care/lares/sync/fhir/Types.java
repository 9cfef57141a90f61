// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The data types of FHIR that are used, as JSON. */
final class Types {
    private Types() {}

    static Element coding(String system, String code) {
        return new Element().with("system", system).with("code", code);
    }

    static Element coding(String system, String code, String display) {
        return coding(system, code).with("display", display);
    }

    static Element concept(Element... codings) {
        Element concept = new Element();
        for (Element coding : codings) {
            concept.and("coding", coding);
        }
        return concept;
    }

    static Element identifier(String system, String value) {
        return new Element().with("system", system).with("value", value);
    }

    static Element reference(String reference) {
        return new Element().with("reference", reference);
    }

    /** A number in the unit of a kind; a unit UCUM does not know stands in words only. */
    static Element quantity(BigDecimal number, Vocabulary.Unit unit) {
        Element quantity = new Element().with("value", number).with("unit", unit.words());
        return unit.ucum().isEmpty()
                ? quantity
                : quantity.with("system", Systems.UCUM).with("code", unit.ucum());
    }

    static Element absent(String code) {
        return concept(coding(Systems.ABSENT, code));
    }

    static Element period(Instant start, Instant end) {
        return new Element().with("start", instant(start)).with("end", instant(end));
    }

    /** To the millisecond: what HL7's own types keep. */
    static String instant(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
