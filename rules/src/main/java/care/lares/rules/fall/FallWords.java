// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.fall;

import care.lares.rules.Words;

/** What is said about falls. */
final class FallWords {
    static final Words FALL = new Words(
            "Fall detected.",
            "Go there now. Do not lift the person before looking for injuries. Call an ambulance when in doubt.");

    static final Words FALL_SUSPECTED =
            new Words("Possible fall: the device is not sure.", "Go and look. Speak to the person first if you can.");

    private FallWords() {}
}
