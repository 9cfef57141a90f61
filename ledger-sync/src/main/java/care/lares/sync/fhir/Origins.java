// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import java.time.Instant;

/** Where the content of a bundle comes from: the gateway put it together, out of a log that a checkpoint seals. */
final class Origins {
    private Origins() {}

    static Element of(String subject, BundleDraft draft, String gateway, Instant at) {
        Element agent = new Element()
                .with("type", Types.concept(Types.coding(Systems.HL7 + "provenance-participant-type", "assembler")))
                .with("who", Types.reference(gateway));
        return draft.resource("Provenance")
                .with("target", draft.toldOr(subject))
                .with("recorded", Types.instant(at))
                .and("agent", agent);
    }

    /** What makes it findable: a provenance has no identifier. */
    static Element bundle(BundleDraft draft) {
        return source(draft.identifier());
    }

    static Element source(Element identifier) {
        return new Element().with("role", "source").with("what", new Element().with("identifier", identifier));
    }
}
