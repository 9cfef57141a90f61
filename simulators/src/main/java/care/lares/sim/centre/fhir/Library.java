// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import java.util.List;
import java.util.Optional;

/** What is held, as FHIR JSON. */
public interface Library {
    /** Those of a type, newest first, at most so many. */
    List<Volume> newest(String type, int most);

    /** One of them, as {@code Type/id}. */
    Optional<Volume> resource(String reference);

    /**
     * One resource.
     *
     * @param json as it is held
     * @param heldAt when it was confirmed, ISO 8601
     */
    record Volume(String json, String heldAt) {}
}
