// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.rules.Words;

/** What is said about fire, gas, carbon monoxide and water. */
final class EnvironmentWords {
    static final Words SMOKE = new Words(
            "Smoke.",
            "Call the fire brigade. Get people out if the way is clear of smoke, close the door behind you, "
                    + "do not use the lift.");

    static final Words HEAT = new Words(
            "Heat: the detector is hotter than any room should be.",
            "Call the fire brigade. Feel the door before opening it: hot means fire behind it. Get people out if the "
                    + "way is clear.");

    static final Words GAS = new Words(
            "Gas.",
            "Do not enter. Ventilate from outside. Touch nothing electrical, no switch, no bell, no telephone near it. "
                    + "Call the fire brigade from outside.");

    static final Words CARBON_MONOXIDE = new Words(
            "Carbon monoxide: poisonous, cannot be smelled.",
            "Do not enter. Ventilate from outside. Touch nothing electrical. Call the fire brigade and tell them that "
                    + "someone may be inside and poisoned.");

    static final Words WATER_LEAK = new Words(
            "Water where none should be.",
            "Go and look. Turn the water off at the main tap. Mind wet floors, and touch nothing electrical that is "
                    + "wet.");

    static final Words TEST_STUCK = new Words(
            "A detector has been in test for over 5 min: it does not protect.",
            "End the test at the detector. Replace the detector if it stays in test.");

    static final String TEST_ADVICE = "Nothing to do: the detector is being tested.";

    static final String SINCE_CLEAR = "The detector has reported clear since.";

    private EnvironmentWords() {}

    static Words test(Words words) {
        return new Words("Test: " + words.text(), TEST_ADVICE);
    }
}
