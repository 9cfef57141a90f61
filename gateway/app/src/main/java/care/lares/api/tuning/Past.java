// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.domain.Ticks;
import care.lares.journal.LogSource;
import care.lares.journal.Readings;
import care.lares.pipeline.House;
import io.vertx.core.Vertx;
import java.security.SecureRandom;

/**
 * What was told in the last days.
 *
 * @param log where it stands
 * @param readings where in the log it begins
 * @param ticks measures how long reading takes
 * @param random mints the tokens of what was tried
 */
public record Past(LogSource log, Readings readings, Ticks ticks, SecureRandom random) {
    DryRuns runs(Vertx vertx, House house) {
        return new DryRuns(vertx, new History(log, readings, house, ticks), random);
    }
}
