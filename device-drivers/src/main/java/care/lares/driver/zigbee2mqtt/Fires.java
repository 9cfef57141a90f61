// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;

/** Fire detectors of which converters say {@code smoke}, whatever they look for. */
final class Fires {
    private static final String HEAT_DETECTOR = "HESZB";

    private Fires() {}

    /** What was sent is kept; of a detector that feels heat it is told as well. */
    static void smoke(Told told, Interpretation into) {
        DeviceModel model = told.state().model();
        Truth.of(told).ifPresent(on -> {
            into.flag(Kind.SMOKE, on);
            if (model.model().startsWith(HEAT_DETECTOR) || model.isDescribedAs("heat alarm", "heat detector")) {
                into.flag(Kind.HEAT, on);
            }
        });
    }
}
