// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

/** What is known of the air around one device. Immutable, opaque to others. */
public final class AirState {
    /** A device that has told nothing yet. */
    public static final AirState NEVER_TOLD =
            new AirState(Climate.NEVER_TOLD, Exposure.NEVER_TOLD, Exposure.NEVER_TOLD);

    private final Climate climate;
    private final Exposure carbonMonoxide;
    private final Exposure gas;

    private AirState(Climate climate, Exposure carbonMonoxide, Exposure gas) {
        this.climate = climate;
        this.carbonMonoxide = carbonMonoxide;
        this.gas = gas;
    }

    Climate climate() {
        return climate;
    }

    Exposure carbonMonoxide() {
        return carbonMonoxide;
    }

    Exposure gas() {
        return gas;
    }

    /** Whether what was told before the latest word still counts: how long it has been so. */
    public boolean lasts() {
        return (climate != Climate.NEVER_TOLD && climate != Climate.COMFORTABLE)
                || (carbonMonoxide.isTold() && !carbonMonoxide.isSettled())
                || (gas.isTold() && !gas.isSettled());
    }

    AirState with(Climate nextClimate, Exposure nextCarbonMonoxide, Exposure nextGas) {
        return nextClimate == climate && nextCarbonMonoxide == carbonMonoxide && nextGas == gas
                ? this
                : new AirState(nextClimate, nextCarbonMonoxide, nextGas);
    }
}
