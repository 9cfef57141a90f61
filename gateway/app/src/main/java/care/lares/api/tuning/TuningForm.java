// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.api.Refused;
import care.lares.domain.tuning.Tuning;

/** Reads what somebody wants the rules to go by. */
public interface TuningForm {
    /**
     * What a JSON text asks for.
     *
     * @throws Refused 400 with all that is wrong with it
     */
    Tuning read(String json);

    /** The JSON Schema it is held against. */
    String schema();
}
