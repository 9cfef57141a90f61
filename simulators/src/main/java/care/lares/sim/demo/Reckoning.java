// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;
import care.lares.sim.play.Lines;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The end of a demo: everything comes to rest, and the gateway has to account for it. */
final class Reckoning {
    /** Receipts asked for: all of a minute's night with 20 residents; of a longer one as many, evenly spread. */
    private static final int MAX_RECEIPTS = 10_000;

    /** Which entry's receipt is forged. */
    private static final long FORGED = 0;

    private static final Duration QUIET_WITHIN = Duration.ofMinutes(2);
    /** From the press to someone who knows: the bound of the white paper, end to end. */
    private static final Duration NOTIFIED_WITHIN = Duration.ofSeconds(3);
    /** What the gateway may take, megabytes: a quarter of the smallest Raspberry Pi 4. */
    private static final int MAX_RESIDENT_MEGABYTES = 256;

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
    Summary settle(PressRound round, KillDuringSos.Outcome outcome, Duration length)
            throws GatewayException, IOException {
        boolean quiet = comeToRest(round);
        GatewayApi api = stage.api();
        GatewayApi.Health health = api.health();
        var elsewhere = new ToldElsewhere(stage);
        elsewhere.settle(health.next());
        var evidence = new Evidence(lares, api, home.receipts(), elsewhere.judges());
        Proved proved = evidence.prove(sample(health.next()), health.verifierKey());
        Optional<Indexed> indexed = Indexed.ask(api, stage.ticks());
        String forged = evidence.refusalOfForged(FORGED, health.verifierKey()).orElse("");
        long residentMegabytes = stage.gateway.residentMegabytes();
        double readyMillis = Millis.of(stage.gateway.readyAfter());
        boolean complete = proved.total() == health.next();

        Set<String> lost = new HashSet<>(stage.tally.named());
        lost.removeAll(proved.readings());
        long logged = complete ? stage.tally.named().size() - lost.size() : stage.tally.accepted();
        readings(health, proved, lost, complete, quiet);
        indexed.ifPresent(found -> indexed(found, complete));
        alarms(round, proved);
        night(round);
        webhook();
        survival(outcome);
        evidence(proved, forged);
        checks.addAll(elsewhere.checks(proved, length));
        gateway(residentMegabytes);
        return new Summary(
                new Summary.Readings(
                        stage.tally.sent(), stage.tally.accepted(), rejected(health), logged, found(indexed)),
                new Summary.Alarms(
                        Math.max(proved.alarms().size(), round.pressed() - round.asked()),
                        stage.board.delivered().size(),
                        stage.board.acknowledged().size(),
                        stage.webhook.calls().size()),
                latency(round),
                kill(outcome.cut(), complete ? lost.size() : 0),
                elsewhere.ledger(),
                new Summary.Receipts(
                        proved.verified(), proved.total(), proved.againstChain(), proved.tierOf(FORGED), forged),
                elsewhere.centre(),
                new Summary.Gateway(residentMegabytes, readyMillis),
                checks,
                checks.stream().allMatch(Check::held));
    }

    private boolean comeToRest(PressRound round) {
        stage.player.close();
        return Waiting.until(
                () -> round.notified() == round.pressed()
                        && !stage.board.anySosOpen()
                        && stage.board.acknowledged().containsAll(stage.board.delivered())
                        && stage.devices.unanswered() == 0
                        && stage.carerLink.unanswered() == 0
                        && stage.webhook.calls().containsAll(stage.board.delivered()),
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
                            && foreign(proved).isEmpty()
                            && proved.doubled().isEmpty(),
                    lost.size() + " lost" + example(lost) + ", "
                            + proved.doubled().size() + " doubled, "
                            + foreign(proved).size() + " unknown" + example(foreign(proved)));
        } else {
            Set<String> foreign = foreign(proved);
            check(
                    "every reading in the receipts had been acknowledged",
                    foreign.isEmpty() && health.next() >= stage.tally.accepted(),
                    foreign.size() + " unknown");
        }
    }

    /** What nobody sent: a bridge's restated readings and its own word that it is there are known. */
    private Set<String> foreign(Proved proved) {
        Set<String> foreign = new HashSet<>(proved.readings());
        foreign.removeAll(stage.tally.named());
        foreign.removeAll(stage.tally.restated());
        foreign.removeIf(name -> name.startsWith(Lines.BRIDGE + '/'));
        return foreign;
    }

    private static String example(Set<String> names) {
        return names.stream()
                .sorted()
                .findFirst()
                .map(name -> " such as " + name)
                .orElse("");
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

    private void indexed(Indexed found, boolean complete) {
        Set<String> missing = new HashSet<>(stage.tally.named());
        missing.removeAll(found.names());
        check(
                "every acknowledged reading can be queried",
                !complete || missing.isEmpty(),
                missing.size() + " missing" + example(missing) + ", whole after " + Millis.text(found.lag()));
    }

    private Summary.Indexed found(Optional<Indexed> indexed) {
        Set<String> sent = stage.tally.named();
        return new Summary.Indexed(
                indexed.isPresent(),
                indexed.map(all -> all.names().stream().filter(sent::contains).count())
                        .orElse(0L),
                indexed.map(Indexed::lag).map(Millis::of).orElse(0.0));
    }

    /** Besides presses, exactly what the night holds. */
    private void night(PressRound round) {
        Map<String, Integer> seen = new TreeMap<>(stage.board.kinds());
        int calls = seen.getOrDefault(AlarmView.SOS, 0);
        Map<String, Integer> wanted = new TreeMap<>(OrdinaryNight.ALARMS);
        // Whoever was asked to press may have had an open call already, which then is the same one.
        wanted.put(AlarmView.SOS, Math.max(round.pressed() - round.asked(), Math.min(calls, round.pressed())));
        // The intruder borrows a pendant's name: a pendant that speaks in the same second gives it away.
        seen.remove(AlarmView.TAMPER, 1);
        check(
                "the night held its fall, two calls for a hand, a low battery and a test, and nothing else was red",
                seen.equals(wanted),
                seen.entrySet().stream()
                        .map(kind -> kind.getKey() + ' ' + kind.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private void webhook() {
        Set<String> untold = new HashSet<>(stage.board.delivered());
        untold.removeAll(stage.webhook.calls());
        check(
                "the webhook was told of every alarm, each message signed",
                untold.isEmpty() && stage.webhook.refused() == 0,
                stage.webhook.calls().size() + " alarms in " + stage.webhook.steps() + " steps");
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
