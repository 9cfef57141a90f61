// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.care;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a device is, for whoever has to mend or replace it. What nobody knows is empty.
 *
 * @param vendor who makes it
 * @param model its maker's name for it, as one orders it
 * @param battery what batteries it takes, as one orders them
 * @param made when it was made
 * @param installed when it was put in its place
 * @param serviceYears how many years its maker lets it serve; 0: what its kind usually does
 */
public record DevicePassport(
        String vendor,
        String model,
        String battery,
        Optional<LocalDate> made,
        Optional<LocalDate> installed,
        int serviceYears) {
    /** Longest of its texts, in characters: one line of an order. */
    public static final int MAX_TEXT = 100;
    /** Longest service life in years: nothing with a battery and a chamber serves longer. */
    public static final int MAX_YEARS = 30;
    /** Of a device nobody knows anything of. */
    public static final DevicePassport UNKNOWN = new DevicePassport("", "", "", Optional.empty(), Optional.empty(), 0);

    /** Refuses what cannot be. */
    public DevicePassport {
        if (serviceYears < 0 || serviceYears > MAX_YEARS) {
            throw new IllegalArgumentException("a device serves 1 to " + MAX_YEARS + " years");
        }
        if (vendor.length() > MAX_TEXT || model.length() > MAX_TEXT || battery.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a text has at most " + MAX_TEXT + " characters");
        }
    }

    /** From when its service life counts: from its making, else from its being installed. */
    public Optional<LocalDate> servesFrom() {
        return made.or(() -> installed);
    }

    /** The same of another model. */
    public DevicePassport ofModel(String otherVendor, String otherModel) {
        return new DevicePassport(otherVendor, otherModel, battery, made, installed, serviceYears);
    }
}
