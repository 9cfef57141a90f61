// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Observed;
import care.lares.rules.trial.TrialAlarm.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two settings over one past: what people would have heard more, and what less. For one thread. */
public final class Comparison {
    private final Trial nowTrial;
    private final Trial thenTrial;
    private final Holding nowHolding;
    private final Holding thenHolding;

    /**
     * Over nothing yet.
     *
     * @param now what is set
     * @param then what would be set
     * @param household whom and what the past tells of
     * @param from what would have been heard earlier is not compared
     */
    public Comparison(Tuning now, Tuning then, Household household, Instant from) {
        this.nowTrial = new Trial(now, household, from);
        this.thenTrial = new Trial(then, household, from);
        this.nowHolding = new Holding(now, from);
        this.thenHolding = new Holding(then, from);
    }

    /**
     * What came of it.
     *
     * @param raised what people would have heard and did not
     * @param spared what they heard and would not have
     * @param now how often they hear something as it is set
     * @param then how often they would have
     * @param complete whether all of it was kept
     */
    public record Outcome(List<TrialAlarm> raised, List<TrialAlarm> spared, int now, int then, boolean complete) {
        /** Copies the lists. */
        public Outcome {
            raised = List.copyOf(raised);
            spared = List.copyOf(spared);
        }
    }

    /** A device has told something. */
    public void told(Observed observed) {
        nowTrial.told(observed);
        thenTrial.told(observed);
    }

    /** The house is guarded so from then on. */
    public void armed(ArmMode mode, Moment at) {
        nowTrial.armed(mode, at);
        thenTrial.armed(mode, at);
    }

    /** An alarm took a step then. */
    public void stepped(Alarm alarm) {
        nowHolding.stepped(alarm);
        thenHolding.stepped(alarm);
    }

    /** Time has passed: to be called every minute or so. */
    public void tick(Moment moment) {
        nowTrial.tick(moment);
        thenTrial.tick(moment);
    }

    /** How many devices have told something. */
    public int devices() {
        return nowTrial.devices();
    }

    /** The gateway had been off. */
    public void started(Moment moment) {
        nowTrial.started(moment);
        thenTrial.started(moment);
    }

    /** What has come of it up to this time. */
    public Outcome outcome(Instant until) {
        List<TrialAlarm> heard = joined(nowTrial.alarms(until), nowHolding.escalated());
        List<TrialAlarm> wouldHear = joined(thenTrial.alarms(until), thenHolding.escalated());
        Map<Cause, List<TrialAlarm>> left = new HashMap<>();
        heard.forEach(alarm -> left.computeIfAbsent(Cause.of(alarm), cause -> new ArrayList<>())
                .add(alarm));
        List<TrialAlarm> raised = new ArrayList<>();
        for (TrialAlarm alarm : wouldHear) {
            if (!taken(left.getOrDefault(Cause.of(alarm), new ArrayList<>()), alarm)) {
                raised.add(alarm);
            }
        }
        List<TrialAlarm> spared =
                joined(left.values().stream().flatMap(List::stream).toList(), List.of());
        return new Outcome(raised, spared, heard.size(), wouldHear.size(), !nowTrial.isFull() && !thenTrial.isFull());
    }

    private static boolean taken(List<TrialAlarm> left, TrialAlarm alarm) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).overlaps(alarm)) {
                left.remove(i);
                return true;
            }
        }
        return false;
    }

    private static List<TrialAlarm> joined(List<TrialAlarm> some, List<TrialAlarm> others) {
        List<TrialAlarm> all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(Comparator.comparing(TrialAlarm::at));
        return all;
    }

    /** What two alarms must have in common to be compared. */
    private record Cause(
            Step step, String rule, AlarmKind kind, Optional<ResidentId> resident, Optional<DeviceId> device) {
        static Cause of(TrialAlarm alarm) {
            Assignment whom = alarm.assignment();
            return new Cause(alarm.step(), alarm.rule(), alarm.kind(), whom.resident(), alarm.device());
        }
    }
}
