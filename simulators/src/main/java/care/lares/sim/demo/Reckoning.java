// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** The end of a demo: everything comes to rest, and the gateway has to account for it. */
final class Reckoning {
    /** Receipts asked for: all of a minute's night with 20 residents; of a longer one as many, evenly spread. */
    private static final int MAX_RECEIPTS = 10_000;

    private static final Duration QUIET_WITHIN = Duration.ofSeconds(30);
    /** From the press to someone who knows: the bound of the white paper, end to end. */
    private static final Duration NOTIFIED_WITHIN = Duration.ofSeconds(3);
    /** What the gateway may take of a small box, megabytes. */
    private static final int MAX_RESIDENT_MEGABYTES = 180;

    private final LaresCommand lares;
    private final DemoHome home;
    private final Stage stage;
    private final List<Check> checks = new ArrayList<>();

    Reckoning(LaresCommand lares, DemoHome home, Stage stage) {
        this.lares = lares;
        this.home = home;
        this.stage = stage;
    }

    /** Stops the ward, then the gateway, and compares what both say. */
    Summary settle(PressRound round, KillDuringSos.Outcome outcome) throws GatewayException, IOException {
        boolean quiet = comeToRest();
        GatewayApi api = stage.api();
        GatewayApi.Health health = api.health();
        var evidence = new Evidence(lares, api, home.receipts());
        Proved proved = evidence.prove(sample(health.next()), health.verifierKey());
        String forged = evidence.refusalOfForged(0, health.verifierKey()).orElse("");
        long residentMegabytes = stage.gateway.residentMegabytes();
        double readyMillis = Millis.of(stage.gateway.readyAfter());
        boolean complete = proved.total() == health.next();

        Set<String> lost = new HashSet<>(stage.tally.named());
        lost.removeAll(proved.readings());
        long logged = complete ? proved.readingEntries() : stage.tally.accepted();
        readings(health, proved, lost, complete, quiet);
        alarms(round, proved);
        survival(outcome);
        evidence(proved, forged);
        gateway(residentMegabytes);
        return new Summary(
                new Summary.Readings(stage.tally.sent(), stage.tally.accepted(), rejected(health), logged),
                new Summary.Alarms(
                        Math.max(proved.alarms().size(), round.pressed()),
                        stage.board.delivered().size(),
                        stage.board.acknowledged().size()),
                latency(round),
                kill(outcome.cut(), complete ? lost.size() : 0),
                new Summary.Receipts(proved.verified(), proved.total(), forged),
                new Summary.Gateway(residentMegabytes, readyMillis),
                checks,
                checks.stream().allMatch(Check::held));
    }

    private boolean comeToRest() {
        stage.player.close();
        return Waiting.until(
                () -> !stage.board.anySosOpen() && stage.devices.unanswered() == 0 && stage.carerLink.unanswered() == 0,
                QUIET_WITHIN,
                stage.ticks());
    }

    private static List<Long> sample(long next) {
        long count = Math.min(next, MAX_RECEIPTS);
        return LongStream.range(0, count).map(i -> i * next / count).boxed().toList();
    }

    private long rejected(GatewayApi.Health health) {
        return Math.max(health.rejected(), stage.tally.refused());
    }

    private void readings(GatewayApi.Health health, Proved proved, Set<String> lost, boolean complete, boolean quiet) {
        check(
                "every reading was acknowledged, none rejected",
                quiet && stage.tally.sent() == stage.tally.accepted() && rejected(health) == 0,
                stage.tally.accepted() + " of " + stage.tally.sent());
        if (complete) {
            check(
                    "every acknowledged reading is in the journal, once, by its own id",
                    lost.isEmpty()
                            && proved.readingEntries() == proved.readings().size()
                            && proved.readingEntries() == stage.tally.accepted(),
                    lost.size() + " lost, "
                            + (proved.readingEntries() - proved.readings().size()) + " doubled");
        } else {
            Set<String> foreign = new HashSet<>(proved.readings());
            foreign.removeAll(stage.tally.named());
            check(
                    "every reading in the receipts had been acknowledged",
                    foreign.isEmpty() && health.next() >= stage.tally.accepted(),
                    foreign.size() + " unknown");
        }
    }

    private void alarms(PressRound round, Proved proved) {
        check(
                "every press was notified",
                round.notified() == round.pressed(),
                round.notified() + " of " + round.pressed());
        check(
                "nobody waited longer than " + NOTIFIED_WITHIN.toSeconds() + " s",
                round.untilNotified().max().compareTo(NOTIFIED_WITHIN) <= 0,
                "longest " + Millis.text(round.untilNotified().max()));
        check(
                "every alarm in the journal was delivered",
                stage.board.delivered().containsAll(proved.alarms()),
                "");
        check(
                "every alarm was answered, and every call ended by someone who was there",
                stage.board.acknowledged().containsAll(stage.board.delivered()) && !stage.board.anySosOpen(),
                stage.board.acknowledged().size() + " of "
                        + stage.board.delivered().size());
    }

    private void survival(KillDuringSos.Outcome outcome) {
        PowerCut cut = outcome.cut();
        check(
                "after SIGKILL the same alarms were open again",
                cut.sameAlarms(),
                "after " + Millis.text(cut.openAgain()));
        check(
                "an acknowledged alarm stayed acknowledged, by the same person",
                cut.acknowledgementKept() && stage.board.forgotten().isEmpty(),
                "");
        check("a pendant cannot act on an alarm", outcome.intruderFailed(), "");
    }

    private void evidence(Proved proved, String forged) {
        check(
                "every receipt is valid",
                proved.verified() == proved.total(),
                proved.verified() + " of " + proved.total()
                        + (proved.firstRefusal().isEmpty() ? "" : ", first refused: " + proved.firstRefusal()));
        check("a receipt with one byte changed is refused", !forged.isEmpty(), forged);
    }

    private void gateway(long residentMegabytes) throws GatewayException {
        check(
                "the gateway stays within " + MAX_RESIDENT_MEGABYTES + " MB",
                residentMegabytes <= MAX_RESIDENT_MEGABYTES,
                residentMegabytes + " MB");
        int status = stage.gateway.stop();
        check("the gateway stops when it is told to", status == 0, "exit status " + status);
        LaresCommand.Output checked = lares.run("check-journal", home.data().toString());
        check("the journal is sound", checked.exit() == 0, checked.exit() == 0 ? "" : checked.firstError());
    }

    private void check(String name, boolean held, String detail) {
        checks.add(new Check(name, held, detail));
    }

    private static Summary.Latency latency(PressRound round) {
        Latencies latencies = round.untilNotified();
        return new Summary.Latency(
                latencies.count(),
                Millis.of(latencies.percentile(0.5)),
                Millis.of(latencies.percentile(0.99)),
                Millis.of(latencies.max()));
    }

    private static Summary.Kill kill(PowerCut cut, int lost) {
        return new Summary.Kill(
                Millis.of(cut.openAgain()),
                Millis.of(cut.restart()),
                cut.acknowledgedBefore(),
                Math.max(0, cut.acknowledgedBefore() - lost));
    }
}
