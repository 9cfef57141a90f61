// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import care.lares.sim.ward.Sample;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what devices send to {@code lares/v1/devices/{device}/readings}. */
final class NativeJson {
    private NativeJson() {}

    /** One object, or an array when several things are told at once. */
    static String of(List<Sample> samples, Instant at) {
        String time = at.truncatedTo(ChronoUnit.MILLIS).toString();
        if (samples.size() == 1) {
            return object(samples.get(0), time);
        }
        return samples.stream().map(sample -> object(sample, time)).collect(Collectors.joining(",", "[", "]"));
    }

    private static String object(Sample sample, String time) {
        String unit = sample.unit().isEmpty() ? "" : ",\"unit\":\"" + sample.unit() + '"';
        return "{\"t\":\"" + time + "\",\"kind\":\"" + sample.kind().wireName() + "\",\"value\":" + sample.value()
                + unit + ",\"id\":\"" + sample.id() + "\"}";
    }
}
