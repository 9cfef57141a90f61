// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Kind;
import care.lares.domain.Ticks;
import care.lares.sim.link.Acknowledgement;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.play.Tally;
import care.lares.sim.ward.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Presses pendants, and follows each call to whoever is told of it. */
final class CallBell {
    private final AlarmBoard board;
    private final Tally tally;
    private final Ticks ticks;

    CallBell(AlarmBoard board, Tally tally, Ticks ticks) {
        this.board = board;
        this.tally = tally;
        this.ticks = ticks;
    }

    /**
     * Presses once.
     *
     * @param pendant a device id
     * @param link its line
     * @param id of this press, never used before by this pendant
     */
    Press press(String pendant, DeviceLink link, String id) {
        CompletableFuture<AlarmView> notified =
                board.next(alarm -> alarm.device().equals(pendant)
                        && alarm.kind().equals(AlarmView.SOS)
                        && alarm.state().equals(AlarmView.ACTIVE));
        CompletableFuture<AlarmView> toldOutside = board.next(
                alarm -> alarm.device().equals(pendant) && alarm.kind().equals(AlarmView.SOS) && alarm.toldOutside());
        var logged = new CompletableFuture<Acknowledgement>();
        long pressedNanos = ticks.nanos();
        tally.send(link, pendant, List.of(Sample.flag(Kind.SOS, true, id)), logged::complete);
        return new Press(pendant, pressedNanos, notified, toldOutside, logged);
    }

    /**
     * One press on its way.
     *
     * @param pendant which was pressed
     * @param pressedNanos when, on our monotonic clock
     * @param notified when a subscriber was told
     * @param toldOutside when a subscriber knew that a webhook had taken it
     * @param logged when the pendant was acknowledged: from then on it survives a power cut
     */
    record Press(
            String pendant,
            long pressedNanos,
            CompletableFuture<AlarmView> notified,
            CompletableFuture<AlarmView> toldOutside,
            CompletableFuture<Acknowledgement> logged) {
        Duration until(long nanos) {
            return Duration.ofNanos(nanos - pressedNanos);
        }
    }
}
