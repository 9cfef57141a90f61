// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.play.Lines;
import care.lares.sim.ward.Resident;
import care.lares.sim.ward.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigkillIT {
    private static final int KILLS = 20;
    private static final int RESIDENTS = 6;
    private static final double SPEED = 40;
    /** Sent at once just before a kill, by each bed, which speaks for itself over MQTT: more than its window, so that much is in flight. */
    private static final int BURST = 30;

    private static final long SEED = 20;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    private final LaresCommand lares = BuiltLares.command();

    @Test
    void twentyKillsUnderLoadLoseAndDoubleNothing(@TempDir Path directory) throws Exception {
        var home = new DemoHome(directory.resolve("ward"));
        home.prepare();
        var settings = new DemoSettings(RESIDENTS, Optional.empty(), SPEED, 0, 0, 0, SEED, home);
        try (Stage stage = Stage.open(lares, settings, InstantSource.system(), System::nanoTime)) {
            stage.begin();
            var round = new PressRound(stage, SEED);
            var dice = new SplittableRandom(SEED);
            for (int kill = 1; kill <= KILLS; kill++) {
                burst(stage, kill);
                round.press();
                Waiting.pause(Duration.ofMillis(dice.nextInt(40)), System::nanoTime);
                stage.gateway.kill();
                stage.gateway.restart();
                long before = stage.tally.accepted();
                assertThat(Waiting.until(() -> stage.tally.accepted() > before + BURST, WITHIN, System::nanoTime))
                        .as("readings flow again after kill %d, seed %d", kill, SEED)
                        .isTrue();
            }
            comeToRest(stage, round);
            assertNothingLost(stage, round, home);
        }
    }

    private static void burst(Stage stage, int kill) {
        for (Resident resident : stage.ward.residents()) {
            String bed = resident.pendant().value().replace("pendant", "bed");
            for (int i = 0; i < BURST; i++) {
                String id = "burst-" + kill + '-' + i;
                stage.tally.send(stage.devices.of(bed), bed, List.of(Sample.number(Kind.HEART_RATE, 60, id)));
            }
        }
    }

    private static void comeToRest(Stage stage, PressRound round) {
        stage.player.close();
        Waiting.until(() -> unfinished(stage, round).isEmpty(), WITHIN, System::nanoTime);
        assertThat(unfinished(stage, round)).as("at the end, seed %d", SEED).isEmpty();
    }

    private static List<String> unfinished(Stage stage, PressRound round) {
        List<String> unfinished = new ArrayList<>();
        if (round.notified() < round.pressed()) {
            unfinished.add("not notified yet: " + (round.pressed() - round.notified()));
        }
        stage.board.open().stream()
                .filter(alarm -> alarm.kind().equals(AlarmView.SOS) || !alarm.answered())
                .forEach(alarm -> unfinished.add("open: " + alarm));
        if (stage.devices.unanswered() > 0) {
            unfinished.add("unanswered: devices " + stage.devices.unanswered()
                    + (stage.devices.allConnected() ? "" : ", not all connected"));
        }
        if (stage.carerLink.unanswered() > 0) {
            unfinished.add("unanswered: carer " + stage.carerLink.unanswered());
        }
        return unfinished;
    }

    /**
     * People hear of a call before it is written down. A press on a call that was just answered begins it anew, and when the
     * kill takes the answer and the press before either was acknowledged, its repetition joins the call as it was: what was
     * shown under the new number is there under the old one. What is not about a person may end by itself.
     */
    private static void assertEveryCallWasAnswered(Stage stage, Proved proved) {
        Set<String> written = new HashSet<>(stage.board.callsForHelp());
        written.retainAll(proved.alarms());
        assertThat(proved.answered()).as("answered, of %s", stage.board.kinds()).containsAll(written);
        assertThat(alarms(proved.answered()))
                .as("alarms, whichever time they began")
                .containsAll(alarms(stage.board.callsForHelp()));
    }

    private static Set<String> alarms(Set<String> calls) {
        return calls.stream().map(call -> call.split(" ", -1)[0]).collect(Collectors.toSet());
    }

    /** A bridge restates what it knows, and the gateway takes that down or not. */
    private static Set<String> foreign(Stage stage, Proved proved) {
        Set<String> foreign = new HashSet<>(proved.readings());
        foreign.removeAll(stage.tally.named());
        foreign.removeAll(stage.tally.restated());
        foreign.removeIf(name -> name.startsWith(Lines.BRIDGE));
        return foreign;
    }

    private void assertNothingLost(Stage stage, PressRound round, DemoHome home) throws Exception {
        GatewayApi.Health health = stage.api().health();
        List<Long> all = LongStream.range(0, health.next()).boxed().toList();
        Proved proved = new Evidence(lares, stage.api(), home.receipts(), List.of()).prove(all, health.verifierKey());

        assertThat(proved.firstRefusal()).isEmpty();
        assertThat(proved.verified()).isEqualTo(all.size());
        assertThat(stage.tally.refused()).isZero();
        Set<String> lost = new HashSet<>(stage.tally.named());
        lost.removeAll(proved.readings());
        assertThat(lost).as("lost, seed %d", SEED).isEmpty();
        assertThat(foreign(stage, proved)).as("never sent").isEmpty();
        assertThat(proved.doubled()).as("doubled, seed %d", SEED).isEmpty();
        assertThat(round.notified()).isEqualTo(round.pressed()).isEqualTo(KILLS);
        assertThat(stage.board.forgotten()).as("acknowledgements taken back").isEmpty();
        assertEveryCallWasAnswered(stage, proved);

        assertThat(stage.gateway.stop()).isZero();
        assertThat(lares.run("check-journal", home.data().toString()).exit()).isZero();
    }
}
