// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

/** Whose words are used: the systems of codes and identifiers. */
final class Systems {
    static final String LOINC = "http://loinc.org";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String MDC = "urn:iso:std:iso:11073:10101";
    static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    static final String CATEGORY = HL7 + "observation-category";
    static final String STATISTICS = HL7 + "observation-statistics";
    static final String ABSENT = HL7 + "data-absent-reason";
    static final String REASON = HL7 + "v3-ActReason";
    static final String SECURITY = HL7 + "v3-ObservationValue";

    /** Kinds of readings by their public names. */
    static final String KIND = "urn:lares:kind";
    /** What a component of a summary says that no published system has a code for. */
    static final String STATISTIC = "urn:lares:statistic";
    /** Codes of readings, such as ACVPU. */
    static final String VALUE = "urn:lares:value";

    static final String ALARM_KIND = "urn:lares:alarm-kind";
    static final String ALARM_CATEGORY = "urn:lares:alarm-category";
    static final String ALARM_STATE = "urn:lares:alarm-state";

    /** Identifiers: of the gateway as the ledger knows it, of a checkpoint, and keyed hashes of everything else. */
    static final String GATEWAY = "urn:lares:gateway";

    static final String CHECKPOINT = "urn:lares:checkpoint";
    static final String BUNDLE = "urn:lares:bundle";
    static final String PERSON = "urn:lares:person";
    static final String PERSON_VERSION = "urn:lares:person-version";
    static final String PLACE = "urn:lares:place";
    static final String DEVICE = "urn:lares:device";
    static final String OBSERVATION = "urn:lares:observation";
    static final String ALARM = "urn:lares:alarm";
    static final String ALARM_STEP = "urn:lares:alarm-step";

    private Systems() {}
}
