// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayException;
import care.lares.sim.ward.Resident;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call is answered, another one has just begun; then the gateway is killed, and must know both when it is back. */
final class KillDuringSos {
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);
    private static final Duration OPEN_AGAIN_WITHIN = Duration.ofMinutes(2);
    /** For what the dead process had still written to our sockets. */
    private static final Duration LAST_WORDS = Duration.ofMillis(100);

    private final Stage stage;
    private final PressRound round;

    KillDuringSos(Stage stage, PressRound round) {
        this.stage = stage;
        this.round = round;
    }

    /** Whether a pendant could act on a call, and what the kill cost. */
    Outcome play() throws GatewayException, DemoException, IOException {
        AlarmView answered = answeredCall();
        boolean intruderFailed = new Intruder(stage).changesNothing(ownerOf(answered), answered);
        AlarmView open = await(round.press().notified(), ANSWERED_WITHIN);
        long killed = stage.ticks().nanos();
        stage.gateway.kill();
        Waiting.pause(LAST_WORDS, stage.ticks());
        long acknowledgedBefore = stage.tally.accepted();
        CompletableFuture<AlarmView> answeredAgain = again(answered);
        CompletableFuture<AlarmView> openAgain = again(open);
        stage.gateway.restart();
        var cut = cut(answered, answeredAgain, openAgain, killed, acknowledgedBefore);
        stage.carer.goOn();
        return new Outcome(intruderFailed, cut);
    }

    /** A call the carer has taken, and now rests: nothing moves until the kill. */
    private AlarmView answeredCall() throws DemoException {
        AlarmView called = await(round.press().notified(), ANSWERED_WITHIN);
        CompletableFuture<AlarmView> answered =
                stage.board.next(alarm -> alarm.topic().equals(called.topic()) && alarm.answered());
        await(answered, ANSWERED_WITHIN);
        stage.carer.rest();
        if (!Waiting.until(() -> stage.carerLink.unanswered() == 0, ANSWERED_WITHIN, stage.ticks())) {
            throw new DemoException("the gateway does not acknowledge what the carer does");
        }
        return stage.board.find(called.topic()).orElseThrow(() -> new DemoException("an open call has vanished"));
    }

    private PowerCut cut(
            AlarmView answered,
            CompletableFuture<AlarmView> answeredAgain,
            CompletableFuture<AlarmView> openAgain,
            long killed,
            long acknowledgedBefore) {
        Duration restart = stage.gateway.readyAfter();
        try {
            AlarmView first = await(answeredAgain, OPEN_AGAIN_WITHIN);
            AlarmView second = await(openAgain, OPEN_AGAIN_WITHIN);
            Duration took = Duration.ofNanos(Math.max(first.nanos(), second.nanos()) - killed);
            boolean kept = first.state().equals(answered.state())
                    && first.acknowledgedBy().equals(answered.acknowledgedBy());
            return new PowerCut(took, restart, true, kept, acknowledgedBefore);
        } catch (DemoException e) {
            return new PowerCut(OPEN_AGAIN_WITHIN, restart, false, false, acknowledgedBefore);
        }
    }

    private CompletableFuture<AlarmView> again(AlarmView before) {
        return stage.board.next(alarm -> alarm.call().equals(before.call()));
    }

    private Resident ownerOf(AlarmView alarm) throws DemoException {
        return stage.ward.residents().stream()
                .filter(resident -> resident.pendant().value().equals(alarm.device()))
                .findFirst()
                .orElseThrow(() -> new DemoException("an alarm names a pendant nobody has: " + alarm.device()));
    }

    private static AlarmView await(CompletableFuture<AlarmView> alarm, Duration within) throws DemoException {
        try {
            return alarm.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new DemoException("an alarm did not come within " + within.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
    }

    /**
     * What was seen.
     *
     * @param intruderFailed whether a pendant's attempt to end a call changed nothing
     * @param cut the kill
     */
    record Outcome(boolean intruderFailed, PowerCut cut) {}
}
