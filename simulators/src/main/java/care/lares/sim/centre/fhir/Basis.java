// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import care.lares.sim.centre.fhir.UnacceptableException.Why;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * The checkpoint a bundle says it rests on.
 *
 * @param origin of the log
 * @param size entries
 * @param root in lower-case hexadecimal digits
 */
public record Basis(String origin, long size, String root) {
    private static final String SYSTEM = "urn:lares:checkpoint";
    private static final Pattern FORM = Pattern.compile("([^ ]{1,255}) ([0-9]{1,18}) ([A-Za-z0-9+/]{43}=)");

    /** Those a resource names; only a provenance names any. */
    static List<Basis> of(Resource resource, String where) throws UnacceptableException {
        List<Basis> named = new ArrayList<>();
        if (resource instanceof Provenance provenance) {
            for (Provenance.ProvenanceEntityComponent entity : provenance.getEntity()) {
                Identifier source = entity.getWhat().getIdentifier();
                if (SYSTEM.equals(source.getSystem())) {
                    named.add(parse(source.getValue(), where));
                }
            }
        }
        return named;
    }

    private static Basis parse(String text, String where) throws UnacceptableException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new UnacceptableException(Why.INVALID, where + ": a checkpoint is named 'origin size root'");
        }
        String root = HexFormat.of().formatHex(Base64.getDecoder().decode(form.group(3)));
        return new Basis(form.group(1), Long.parseLong(form.group(2)), root);
    }
}
