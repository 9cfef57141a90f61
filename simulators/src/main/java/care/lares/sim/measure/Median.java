// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.measure;

import java.util.Collection;

/** The middle of several numbers. */
public final class Median {
    private Median() {}

    /**
     * The middle one, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException without numbers
     */
    public static double of(Collection<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no numbers have no median");
        }
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
