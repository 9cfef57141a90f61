// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** What a centre says, as FHIR JSON. */
public final class Answers {
    private static final String CREATED = "201 Created";
    private static final String HELD_ALREADY = "200 OK";

    private final FhirContext context;

    /** In R4. */
    public Answers() {
        this.context = FhirContext.forR4Cached();
    }

    /**
     * Confirms a whole bundle.
     *
     * @param created references of what was not held before
     * @param at when
     */
    public String confirmed(ParsedBundle bundle, Set<String> created, Instant at) {
        var response = new Bundle();
        response.setType(BundleType.TRANSACTIONRESPONSE);
        for (Piece piece : bundle.pieces()) {
            response.addEntry()
                    .getResponse()
                    .setStatus(created.contains(piece.reference()) ? CREATED : HELD_ALREADY)
                    .setLocation(piece.reference() + "/_history/1")
                    .setEtag("W/\"1\"")
                    .setLastModified(Date.from(at));
        }
        return text(response);
    }

    /**
     * Says what is wrong.
     *
     * @param code of FHIR's issue types
     * @param wrong for people
     */
    public String wrong(String code, String wrong) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(code))
                .setDiagnostics(wrong);
        return text(outcome);
    }

    /** What was found, as a search answers it. */
    public String found(long total, Collection<String> resources) {
        var answer = new Bundle();
        answer.setType(BundleType.SEARCHSET).setTotal((int) Math.min(total, Integer.MAX_VALUE));
        for (String json : resources) {
            IBaseResource resource = context.newJsonParser().parseResource(json);
            answer.addEntry().setResource((Resource) resource).getSearch().setMode(SearchEntryMode.MATCH);
        }
        return text(answer);
    }

    /** What we can do. */
    public String capabilities(Instant since) {
        var statement = new CapabilityStatement();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(Date.from(since))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1)
                .addFormat("application/fhir+json");
        statement.getImplementation().setDescription("A simulated monitoring centre; nobody is watched over by it");
        statement
                .addRest()
                .setMode(RestfulCapabilityMode.SERVER)
                .addInteraction()
                .setCode(SystemRestfulInteraction.TRANSACTION);
        return text(statement);
    }

    private String text(Resource resource) {
        return context.newJsonParser().encodeResourceToString(resource);
    }

    /** Whether R4 has such resources. */
    public boolean isType(String name) {
        return context.getResourceTypes().contains(name);
    }
}
