// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import care.lares.rules.Phrase;
import care.lares.rules.Words;

/** What is said about devices that speak of themselves. */
final class DeviceWords {
    static final Words TAMPER = Words.of(Phrase.TAMPER, Phrase.TAMPER_ADVICE);

    static final Words MAINS_FAIL = Words.of(Phrase.MAINS_FAIL, Phrase.MAINS_FAIL_ADVICE);

    static final Words FAULT = Words.of(Phrase.FAULT, Phrase.FAULT_ADVICE);

    private DeviceWords() {}
}
