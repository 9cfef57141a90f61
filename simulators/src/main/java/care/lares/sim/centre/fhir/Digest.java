// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What is held, in lines for people. */
public final class Digest {
    private static final String ALARM = "urn:lares:alarm";
    private static final String OURS = "urn:lares:";
    /** Digits of a pseudonym by which a person tells two of them apart. */
    private static final int SHORT = 8;

    private final FhirContext context;
    private final Library library;

    /** Of this library. */
    public Digest(Library library) {
        this.context = FhirContext.forR4Cached();
        this.library = library;
    }

    /** Alarms as they stand after their latest step, the latest first; steps need not come in their order. */
    public List<Line> alarms(int steps) {
        Map<String, Step> latest = new HashMap<>();
        for (Library.Volume volume : library.newest("Communication", steps)) {
            Communication communication = context.newJsonParser().parseResource(Communication.class, volume.json());
            if (communication.hasSent()) {
                latest.merge(
                        alarm(communication, volume),
                        new Step(communication.getSent().toInstant(), line(communication, volume)),
                        (one, other) -> other.sent.isAfter(one.sent) ? other : one);
            }
        }
        return latest.values().stream()
                .sorted(Comparator.comparing(Step::sent).reversed())
                .map(Step::line)
                .toList();
    }

    private static String alarm(Communication communication, Library.Volume volume) {
        return communication.getIdentifier().stream()
                .filter(identifier -> ALARM.equals(identifier.getSystem()))
                .map(identifier -> identifier.getValue())
                .findFirst()
                .orElse(volume.json());
    }

    private record Step(Instant sent, Line line) {}

    private Line line(Communication communication, Library.Volume volume) {
        String text = communication.getPayload().stream()
                .map(payload -> payload.getContent() instanceof StringType string ? string.getValue() : "")
                .collect(Collectors.joining(" "));
        String state = words(communication.getStatusReason());
        String test = communication.getMeta().getSecurity("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST")
                        == null
                ? ""
                : "TEST ";
        return new Line(
                communication.getIdElement().toUnqualifiedVersionless().getValue(),
                words(communication.getTopic()),
                who(communication.getSubject()),
                communication.getSentElement().getValueAsString(),
                test + state + (text.isEmpty() ? "" : ": " + text),
                volume.heldAt());
    }

    /** Observations, newest first. */
    public List<Line> measured(int most) {
        return library.newest("Observation", most).stream()
                .map(volume -> line(context.newJsonParser().parseResource(Observation.class, volume.json()), volume))
                .toList();
    }

    private Line line(Observation observation, Library.Volume volume) {
        return new Line(
                observation.getIdElement().toUnqualifiedVersionless().getValue(),
                words(observation.getCode()),
                who(observation.getSubject()),
                observation.hasEffectivePeriod()
                        ? observation.getEffectivePeriod().getStartElement().getValueAsString()
                        : observation.getEffective() == null
                                ? ""
                                : String.valueOf(observation.getEffective().primitiveValue()),
                observation.hasComponent() ? components(observation) : value(observation.getValue()),
                volume.heldAt());
    }

    private static String components(Observation observation) {
        return observation.getComponent().stream()
                .map(component -> words(component.getCode()) + ' ' + value(component.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String value(@Nullable Type value) {
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Quantity quantity) {
            BigDecimal number = quantity.getValue();
            return number == null ? "unknown" : number.toPlainString() + ' ' + quantity.getUnit();
        }
        return value instanceof CodeableConcept concept ? words(concept) : String.valueOf(value.primitiveValue());
    }

    /** What the gateway calls it, else what the world does. */
    private static String words(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(coding -> String.valueOf(coding.getSystem()).startsWith(OURS))
                .map(Coding::getCode)
                .findFirst()
                .or(() -> concept.getCoding().stream()
                        .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                        .findFirst())
                .orElse(concept.hasText() ? concept.getText() : "");
    }

    private String who(Reference subject) {
        String reference = subject.getReference();
        if (reference == null) {
            return "";
        }
        Optional<Library.Volume> held =
                reference.startsWith("Patient/") ? library.resource(reference) : Optional.empty();
        return held.map(volume -> context.newJsonParser().parseResource(Patient.class, volume.json()))
                .filter(Patient::hasName)
                .map(patient -> patient.getNameFirstRep().getText())
                .orElseGet(() -> shortened(reference));
    }

    private static String shortened(String reference) {
        int id = reference.indexOf('/') + 1;
        return reference.substring(0, Math.min(reference.length(), id + SHORT));
    }

    /**
     * One line.
     *
     * @param reference of the resource
     * @param what it is about
     * @param who it is about: a name, or a pseudonym
     * @param when it was so
     * @param value how it is
     * @param heldAt when it was confirmed
     */
    public record Line(String reference, String what, String who, String when, String value, String heldAt) {}
}
