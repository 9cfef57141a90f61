// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.HouseClock;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.journal.ClockChanged;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.journal.Journal;
import care.lares.pipeline.House;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The first entries of a gateway's life: that it began, and what people must know about the time before.
 *
 * @param house as the past left it
 * @param time of the house
 * @param alive says what became of the life before
 */
record NewLife(House house, HouseClock time, AliveMark alive) {
    /**
     * Writes them.
     *
     * @param lastAlive when the gateway last lived, as far as that is known
     * @param unheard devices that came in vain before the past was known
     */
    void begin(
            Journal journal, Pipeline pipeline, ClockWatch clockWatch, Optional<Instant> lastAlive, Unheard unheard) {
        Optional<Instant> newest = house.newestAt(lastAlive);
        newest.ifPresent(time::notBefore);
        Optional<ClockChanged> clock = time.begin();
        Moment now = time.moment();
        Optional<Instant> before = lastAlive.map(last -> later(newest, last));
        boolean known = alive.before().sure();
        Duration gap = before.map(last -> Duration.between(last, now.wall()))
                .filter(since -> !since.isNegative())
                .orElse(Duration.ZERO);
        pipeline.began(new GatewayStarted(now.wall(), Version.current(), known ? gap : Duration.ZERO));
        clockWatch.began(clock, before, known);
        pipeline.resume();
        if (alive.wentWithThePower()) {
            lastAlive.ifPresent(lost -> pipeline.settingUp().wentWithTheMains(lost, now.wall()));
        }
        if (journal.status().failing().isEmpty()) {
            // Whatever failed before: the log has just been opened and written to.
            pipeline.found(GatewayFindings.recordingWorks(now.wall()));
        }
        boolean noticed = gap.compareTo(Assembly.UNNOTICED_GAP) > 0;
        if (noticed && !known) {
            pipeline.found(GatewayFindings.wasOffBefore(now.wall()));
        }
        tellOf(before.filter(since -> noticed && known), unheard, pipeline, now);
        house.givenUp()
                .forEach((old, reason) -> pipeline.found(GatewayFindings.evidenceRestarted(now.wall(), old, reason)));
        for (String damage : house.damage()) {
            pipeline.found(GatewayFindings.evidenceDamaged(now.wall(), damage));
        }
    }

    /** A gap that nobody would notice matters when somebody may have called in vain in it. */
    private void tellOf(Optional<Instant> off, Unheard unheard, Pipeline pipeline, Moment now) {
        List<DeviceId> ours = unheard.all().stream()
                .filter(device -> house.registry().device(device).isPresent())
                .toList();
        off.or(() -> unheard.since().filter(since -> !ours.isEmpty()))
                .map(since -> GatewayFindings.wasOff(since.isBefore(now.wall()) ? since : now.wall(), now.wall(), ours))
                .ifPresent(pipeline::found);
        unheard.clear();
    }

    private static Instant later(Optional<Instant> one, Instant other) {
        return one.filter(other::isBefore).orElse(other);
    }
}
