// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

/** Units as people write them. */
public final class Units {
    private Units() {}

    /** As it stands on a thermometer, not as UCUM spells it. */
    public static String asWritten(String ucum) {
        return switch (ucum) {
            case "Cel" -> "°C";
            case "mm[Hg]" -> "mmHg";
            default -> ucum;
        };
    }
}
