// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.driver.Scalar;

/** Keys that are about movement, a bed, a chair or a person's presence, depending on the device. */
final class Occupancy {
    private static final String BED_STATE = "work_state";

    private Occupancy() {}

    /** Of a passive sensor it is movement; of a mat it is the bed; a radar tells presence by it when it has no other key. */
    static void read(Told told, Interpretation into) {
        Truth.of(told).ifPresent(on -> {
            State state = told.state();
            if (isBed(state)) {
                into.flag(Kind.BED_OCCUPIED, on);
            } else if (state.model().isDescribedAs("chair", "seat ", "sofa")) {
                into.flag(Kind.CHAIR_OCCUPIED, on);
            } else {
                into.flag(Kind.MOTION, on);
                if (state.model().isDescribedAs("presence", "radar", "mmwave", "occupancy")
                        && !state.knows("presence")) {
                    into.flag(Kind.PRESENCE, on);
                }
            }
        });
    }

    /** A closed contact is a closed door; a sleeping pad's contact is closed by the weight of a person. */
    static void contact(Told told, Interpretation into) {
        Meaning.opposite(Kind.CONTACT_OPEN).read(told, into);
        if (told.state().model().isDescribedAs("sleeping pad")) {
            Truth.ofWord(told).ifPresent(on -> into.flag(Kind.BED_OCCUPIED, on));
        }
    }

    private static boolean isBed(State state) {
        String work = state.values().getOrDefault(BED_STATE, Scalar.ABSENT).text();
        boolean saysSo = work.startsWith("presence") || work.startsWith("none");
        return saysSo || state.model().isDescribedAs("bed ", "mattress", "sleeping pad");
    }
}
