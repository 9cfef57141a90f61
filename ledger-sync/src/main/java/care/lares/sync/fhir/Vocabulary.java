// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Kind;
import java.util.List;
import java.util.Optional;

/** What kinds of readings are called elsewhere: LOINC and IEEE 11073 codes, profiles, units. */
final class Vocabulary {
    /**
     * A unit.
     *
     * @param words as people write it
     * @param ucum its UCUM code; empty when there is none
     */
    record Unit(String words, String ucum) {}

    /**
     * What a device measures.
     *
     * @param code of IEEE 11073
     * @param name of that code
     */
    record Specialization(String code, String name) {}

    private static final Unit PER_MINUTE = new Unit("beats/minute", "/min");
    private static final Unit BREATHS = new Unit("breaths/minute", "/min");
    private static final Unit PRESSURE = new Unit("mmHg", "mm[Hg]");

    private static final String PROFILES = "http://hl7.org/fhir/StructureDefinition/";

    private Vocabulary() {}

    /** The vital-signs profile of FHIR R4 a kind's observations follow; empty: it is none of those vital signs. */
    static Optional<String> profile(Kind kind) {
        String name = switch (kind) {
            case HEART_RATE, PULSE_RATE -> "heartrate";
            case SPO2 -> "oxygensat";
            case RESPIRATORY_RATE, BREATHING_RATE -> "resprate";
            case BODY_TEMPERATURE -> "bodytemp";
            case BODY_WEIGHT -> "bodyweight";
            case BP_SYSTOLIC, BP_DIASTOLIC, BP_MEAN -> "bp";
            default -> "";
        };
        return name.isEmpty() ? Optional.empty() : Optional.of(PROFILES + name);
    }

    /** Which category its observations are of; empty: none of FHIR's fits. */
    static Optional<Element> category(Kind kind) {
        if (profile(kind).isPresent()) {
            return Optional.of(Types.coding(Systems.CATEGORY, "vital-signs", "Vital Signs"));
        }
        return switch (kind) {
            case GLUCOSE -> Optional.of(Types.coding(Systems.CATEGORY, "laboratory", "Laboratory"));
            case STEPS, MOTION, PRESENCE -> Optional.of(Types.coding(Systems.CATEGORY, "activity", "Activity"));
            case CONSCIOUSNESS -> Optional.of(Types.coding(Systems.CATEGORY, "exam", "Exam"));
            default -> Optional.empty();
        };
    }

    /** Whether a single measurement of it is worth telling. */
    static boolean isMeasured(Kind kind) {
        return profile(kind).isPresent() || kind == Kind.GLUCOSE;
    }

    /** Its published names, and its public one here. */
    static Element code(Kind kind) {
        Element code = new Element();
        published(kind).forEach(coding -> code.and("coding", coding));
        return code.and("coding", Types.coding(Systems.KIND, kind.wireName()));
    }

    /** What its figures are called: by codes of vital signs nothing but measurements is. */
    static Element figuresCode(Kind kind) {
        Element code =
                profile(kind).isPresent() ? Types.concept(Types.coding(Systems.KIND, kind.wireName())) : code(kind);
        return code.and("coding", Types.coding(Systems.STATISTIC, "summary"));
    }

    /** Which category its figures are of; empty: none of FHIR's fits. */
    static Optional<Element> figuresCategory(Kind kind) {
        return profile(kind).isPresent() ? Optional.empty() : category(kind);
    }

    /** What published systems call it. */
    static List<Element> published(Kind kind) {
        return switch (kind) {
            case HEART_RATE -> List.of(loinc("8867-4", "Heart rate"), mdc("147842", "MDC_ECG_HEART_RATE"));
            case PULSE_RATE -> List.of(loinc("8867-4", "Heart rate"));
            case SPO2 ->
                List.of(
                        loinc("2708-6", "Oxygen saturation in Arterial blood"),
                        loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
                        mdc("150456", "MDC_PULS_OXIM_SAT_O2"));
            case RESPIRATORY_RATE -> List.of(loinc("9279-1", "Respiratory rate"), mdc("151562", "MDC_RESP_RATE"));
            case BREATHING_RATE -> List.of(loinc("9279-1", "Respiratory rate"));
            case BODY_TEMPERATURE -> List.of(loinc("8310-5", "Body temperature"), mdc("150364", "MDC_TEMP_BODY"));
            case BODY_WEIGHT -> List.of(loinc("29463-7", "Body weight"), mdc("188736", "MDC_MASS_BODY_ACTUAL"));
            case BP_SYSTOLIC ->
                List.of(loinc("8480-6", "Systolic blood pressure"), mdc("150021", "MDC_PRESS_BLD_NONINV_SYS"));
            case BP_DIASTOLIC ->
                List.of(loinc("8462-4", "Diastolic blood pressure"), mdc("150022", "MDC_PRESS_BLD_NONINV_DIA"));
            case BP_MEAN -> List.of(loinc("8478-0", "Mean blood pressure"), mdc("150023", "MDC_PRESS_BLD_NONINV_MEAN"));
            case GLUCOSE ->
                List.of(
                        loinc("15074-8", "Glucose [Moles/volume] in Blood"),
                        mdc("160184", "MDC_CONC_GLU_CAPILLARY_WHOLEBLOOD"));
            case STEPS -> List.of(loinc("55423-8", "Number of steps in unspecified time Pedometer"));
            case OXYGEN_FLOW -> List.of(loinc("3151-8", "Inhaled oxygen flow rate"));
            case CONSCIOUSNESS -> List.of(loinc("67775-7", "Level of responsiveness"));
            default -> List.of();
        };
    }

    /** The panel upper, lower and mean blood pressure are told in. */
    static Element pressurePanel() {
        return Types.concept(
                loinc("85354-9", "Blood pressure panel with all children optional"),
                mdc("150020", "MDC_PRESS_BLD_NONINV"));
    }

    private static Element loinc(String code, String display) {
        return Types.coding(Systems.LOINC, code, display);
    }

    private static Element mdc(String code, String display) {
        return Types.coding(Systems.MDC, code, display);
    }

    static Unit unit(Kind kind) {
        return switch (kind) {
            case HEART_RATE, PULSE_RATE -> PER_MINUTE;
            case RESPIRATORY_RATE, BREATHING_RATE -> BREATHS;
            case BP_SYSTOLIC, BP_DIASTOLIC, BP_MEAN -> PRESSURE;
            case BODY_TEMPERATURE, ROOM_TEMPERATURE -> new Unit("C", "Cel");
            case STEPS -> new Unit("steps", "{steps}");
            case GAS_CONCENTRATION -> new Unit("% of the lower explosive limit", "");
            default -> new Unit(kind.unit(), kind.unit());
        };
    }

    /** What a device that measures this is, in IEEE 11073's words; empty: none of theirs fits. */
    static Optional<Specialization> specialization(Kind kind) {
        return switch (kind) {
            case SPO2 -> specialization("528388", "MDC_DEV_SPEC_PROFILE_PULS_OXIM");
            case BP_SYSTOLIC, BP_DIASTOLIC, BP_MEAN -> specialization("528391", "MDC_DEV_SPEC_PROFILE_BP");
            case BODY_TEMPERATURE -> specialization("528392", "MDC_DEV_SPEC_PROFILE_TEMP");
            case BODY_WEIGHT -> specialization("528399", "MDC_DEV_SPEC_PROFILE_SCALE");
            case GLUCOSE -> specialization("528401", "MDC_DEV_SPEC_PROFILE_GLUCOSE");
            default -> Optional.empty();
        };
    }

    private static Optional<Specialization> specialization(String code, String name) {
        return Optional.of(new Specialization(code, name));
    }
}
