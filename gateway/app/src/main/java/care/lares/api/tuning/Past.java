// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.domain.Ticks;
import care.lares.journal.LogSource;
import care.lares.journal.Readings;
import care.lares.pipeline.House;
import care.lares.security.Secrets;
import io.vertx.core.Vertx;

/**
 * What was told in the last days.
 *
 * @param log where it stands
 * @param readings where in the log it begins
 * @param ticks measures how long reading takes
 * @param tokens mints what names what was tried
 */
public record Past(LogSource log, Readings readings, Ticks ticks, Secrets tokens) {
    DryRuns runs(Vertx vertx, House house) {
        return new DryRuns(vertx, new History(log, readings, house, ticks), tokens);
    }
}
