// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

/** A FHIR R4 transaction bundle, ready to be sent. */
public final class FhirBundle {
    private final String id;
    private final byte[] json;

    FhirBundle(String id, byte[] json) {
        this.id = id;
        this.json = json;
    }

    /** Its stable name at this recipient: the same content told again has the same one. */
    public String id() {
        return id;
    }

    /** The bundle, UTF-8. */
    public byte[] json() {
        return json.clone();
    }
}
