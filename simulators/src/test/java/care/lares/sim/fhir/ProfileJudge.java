// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/**
 * Judges FHIR resources by HL7's own validator, without any network: what they say they follow, and what their LOINC
 * codes oblige them to follow. Runs in a process of its own; a line for each error, and one for what was judged.
 */
final class ProfileJudge {
    private static final String PROFILES = "http://hl7.org/fhir/StructureDefinition/";

    /** Which profile of FHIR R4 an observation with a code has to follow, whatever it says itself. */
    private static final Map<String, String> BY_LOINC = Map.of(
            "85353-1", "vitalspanel",
            "9279-1", "resprate",
            "8867-4", "heartrate",
            "2708-6", "oxygensat",
            "8310-5", "bodytemp",
            "8302-2", "bodyheight",
            "9843-4", "headcircum",
            "29463-7", "bodyweight",
            "39156-5", "bmi",
            "85354-9", "bp");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Integer> judged = new TreeMap<>();
    private final FhirValidator validator = validator();
    private Optional<FhirValidator> second = Optional.empty();

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4();
        return context.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context),
                        new UnknownCodeSystemWarningValidationSupport(context))));
    }

    /** Judges every file of a directory. */
    public static void main(String[] arguments) throws IOException {
        ProfileJudge judge = new ProfileJudge();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]), "*.json")) {
            for (Path file : files) {
                judge.judge(file.getFileName().toString(), Files.readString(file));
            }
        }
        System.out.println("judged " + judge.judged);
    }

    private void judge(String name, String resource) throws IOException {
        JsonNode root = json.readTree(resource);
        report(name, "", resource, new ValidationOptions());
        count(root);
        if (!root.has("entry")) {
            profile(root).ifPresent(url -> report(name, url, resource, new ValidationOptions().addProfile(url)));
        }
        for (JsonNode entry : root.path("entry")) {
            JsonNode inner = entry.path("resource");
            count(inner);
            profile(inner)
                    .ifPresent(url -> report(name, url, inner.toString(), new ValidationOptions().addProfile(url)));
        }
    }

    private void count(JsonNode resource) {
        judged.merge(resource.path("resourceType").asText(), 1, Integer::sum);
        profile(resource).ifPresent(url -> judged.merge(url.substring(PROFILES.length()), 1, Integer::sum));
    }

    private static Optional<String> profile(JsonNode resource) {
        for (JsonNode coding : resource.path("code").path("coding")) {
            if (coding.path("system").asText().equals("http://loinc.org")
                    && BY_LOINC.containsKey(coding.path("code").asText())) {
                return Optional.of(PROFILES + BY_LOINC.get(coding.path("code").asText()));
            }
        }
        return Optional.empty();
    }

    private void report(String name, String by, String resource, ValidationOptions options) {
        List<String> found = errors(validator, resource, options);
        if (!found.isEmpty()) {
            found.retainAll(errors(second(), resource, options));
        }
        found.forEach(error -> System.out.println("ERROR " + name + " " + by + " " + error));
    }

    /**
     * The same bytes are now and then judged otherwise by the same validator (7.4.5 loses a slice of a profile it has
     * used before): what is wrong is what one that has judged little finds as well.
     */
    private FhirValidator second() {
        FhirValidator other = second.orElseGet(ProfileJudge::validator);
        second = Optional.of(other);
        return other;
    }

    private static List<String> errors(FhirValidator judge, String resource, ValidationOptions options) {
        List<String> errors = new ArrayList<>();
        for (SingleValidationMessage message :
                judge.validateWithResult(resource, options).getMessages()) {
            if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0) {
                errors.add(
                        message.getLocationString() + " " + message.getMessage().replace('\n', ' '));
            }
        }
        return errors;
    }
}
