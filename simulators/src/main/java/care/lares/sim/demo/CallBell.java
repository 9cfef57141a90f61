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
        Press press = Press.now(pendant, board, ticks);
        tally.send(link, pendant, List.of(Sample.flag(Kind.SOS, true, id)), press.logged()::complete);
        return press;
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
        /** One that begins now, and is followed on a board; whoever sends it completes {@link #logged}. */
        static Press now(String pendant, AlarmBoard board, Ticks ticks) {
            CompletableFuture<AlarmView> notified =
                    board.next(alarm -> alarm.device().equals(pendant)
                            && alarm.kind().equals(AlarmView.SOS)
                            && alarm.state().equals(AlarmView.ACTIVE));
            CompletableFuture<AlarmView> toldOutside = board.next(alarm ->
                    alarm.device().equals(pendant) && alarm.kind().equals(AlarmView.SOS) && alarm.toldOutside());
            return new Press(pendant, ticks.nanos(), notified, toldOutside, new CompletableFuture<>());
        }

        Duration until(long nanos) {
            return Duration.ofNanos(nanos - pressedNanos);
        }
    }
}
