// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import java.util.Set;

/** A FHIR R4 transaction bundle, ready to be sent. */
public final class FhirBundle {
    private final String id;
    private final Set<String> creates;
    private final byte[] json;

    FhirBundle(String id, Set<String> creates, byte[] json) {
        this.id = id;
        this.creates = Set.copyOf(creates);
        this.json = json;
    }

    /** Its stable name at this recipient: the same content told again has the same one. */
    public String id() {
        return id;
    }

    /** What its entries are known by, one for each: type and {@code ifNoneExist}. */
    public Set<String> creates() {
        return creates;
    }

    /** The bundle, UTF-8. */
    public byte[] json() {
        return json.clone();
    }
}
