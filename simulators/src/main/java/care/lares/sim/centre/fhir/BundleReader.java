// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import care.lares.sim.centre.fhir.UnacceptableException.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** Reads a transaction as strictly as HAPI can, and finds out what each of its entries would be held as. */
public final class BundleReader {
    /** An hour of one resident is a few dozen. */
    private static final int MAX_ENTRIES = 1_000;

    private final FhirContext context;
    private final Cardinality cardinality;

    /** Loading what HAPI knows of R4 takes a second. */
    public BundleReader() {
        this.context = FhirContext.forR4Cached();
        this.cardinality = new Cardinality(context);
    }

    /** Reads one; safe on any thread. */
    public ParsedBundle read(String json) throws UnacceptableException {
        Bundle bundle = parsed(json);
        requireTransaction(bundle);
        Map<String, String> own = new HashMap<>();
        List<Condition> conditions = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            String where = "entry[" + i + "]";
            requireSound(entry, where);
            Condition condition = Condition.of(entry, where);
            conditions.add(condition);
            if (!keys.add(condition.key())) {
                throw new UnacceptableException(Why.INVALID, where + " is the same thing as an earlier entry");
            }
            if (entry.hasFullUrl() && own.put(entry.getFullUrl(), condition.reference()) != null) {
                throw new UnacceptableException(Why.INVALID, where + " has the fullUrl of an earlier entry");
            }
        }
        return resolved(bundle, conditions, own);
    }

    private Bundle parsed(String json) throws UnacceptableException {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        try {
            return parser.parseResource(Bundle.class, json);
        } catch (DataFormatException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new UnacceptableException(Why.STRUCTURE, "not an R4 bundle: " + e.getMessage());
        }
    }

    private void requireTransaction(Bundle bundle) throws UnacceptableException {
        if (bundle.getType() != BundleType.TRANSACTION) {
            throw new UnacceptableException(Why.NOT_SUPPORTED, "the bundle is no transaction");
        }
        if (!bundle.getIdentifier().hasValue()) {
            throw new UnacceptableException(Why.INVALID, "the bundle has no identifier to confirm it by");
        }
        int entries = bundle.getEntry().size();
        if (entries == 0 || entries > MAX_ENTRIES) {
            throw new UnacceptableException(
                    Why.INVALID, "a bundle has 1 to " + MAX_ENTRIES + " entries, not " + entries);
        }
    }

    private void requireSound(BundleEntryComponent entry, String where) throws UnacceptableException {
        Resource resource = entry.getResource();
        if (resource == null || entry.getRequest().getMethod() != HTTPVerb.POST) {
            throw new UnacceptableException(Why.NOT_SUPPORTED, where + ": only a POST of a resource is taken");
        }
        String type = resource.fhirType();
        if (!type.equals(entry.getRequest().getUrl())) {
            throw new UnacceptableException(Why.INVALID, where + ": request.url is not " + type);
        }
        Optional<String> missing = cardinality.firstMissing(resource, type);
        if (missing.isPresent()) {
            throw new UnacceptableException(Why.INVALID, where + ": " + missing.get() + " is missing");
        }
        Optional<String> wrong = resource instanceof Observation observation
                ? ObservationRules.firstWrong(observation)
                : Optional.empty();
        if (wrong.isPresent()) {
            throw new UnacceptableException(Why.INVALID, where + " (Observation): " + wrong.get());
        }
    }

    private ParsedBundle resolved(Bundle bundle, List<Condition> conditions, Map<String, String> own)
            throws UnacceptableException {
        var references = new References(context, own);
        List<Piece> pieces = new ArrayList<>();
        List<Basis> rests = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Resource resource = bundle.getEntry().get(i).getResource();
            references.resolve(resource, "entry[" + i + "]");
            rests.addAll(Basis.of(resource, "entry[" + i + "]"));
            Condition condition = conditions.get(i);
            resource.setId(condition.reference());
            pieces.add(new Piece(
                    condition.type(),
                    Identity.of(condition.key()),
                    condition.key(),
                    context.newJsonParser().encodeResourceToString(resource)));
        }
        String id = bundle.getIdentifier().getSystem()
                + '|'
                + bundle.getIdentifier().getValue();
        return new ParsedBundle(id, pieces, references.outside(), rests);
    }

    /** Where a resource is held, if it is; {@code identifier} as in a search. */
    public String reference(String type, String identifier) throws UnacceptableException {
        return Condition.parse(type, "identifier=" + identifier).reference();
    }
}
