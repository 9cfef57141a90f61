// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import care.lares.rules.Words;

/** What is said about devices that speak of themselves. */
final class DeviceWords {
    static final Words TAMPER = new Words(
            "A device was opened or taken off its place.",
            "See that it is closed and where it belongs, then end this.");

    static final Words MAINS_FAIL = new Words(
            "A device has no mains power and runs on its battery.",
            "Check its plug and the fuse. Ask the neighbours whether the power is out everywhere.");

    static final Words FAULT = new Words(
            "A device reports a fault: it may not be protecting anyone.",
            "Check it today: clean it, press its test button. Replace it if the fault stays.");

    private DeviceWords() {}
}
