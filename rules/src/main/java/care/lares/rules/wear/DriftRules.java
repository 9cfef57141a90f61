// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.wear;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Rule;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.wear.DriftState.Since;
import care.lares.rules.wear.DriftState.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sensor that grows old goes on reporting, and reports what is not so. Two things show it: sensors in one place that
 * differ for hours, and a detector that never comes back to zero. What a sensor is compared with must be heard, too.
 * Counted anew after a restart of the gateway. Pure.
 */
public final class DriftRules {
    /** How long sensors must differ: sun on one of them, a window beside the other, pass sooner. */
    static final Duration DIFFER_FOR = Duration.ofHours(6);
    /** How long a detector must not have come back to zero: no air is bad by day and by night. */
    static final Duration NO_ZERO_FOR = Duration.ofHours(24);
    /** How long a sensor must be right again. */
    static final Duration RIGHT_FOR = Duration.ofHours(1);

    private static final String APART = "device.drift.";
    private static final String ZERO = "device.drift.zero.";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private DriftRules() {}

    /**
     * What a sensor says.
     *
     * @param device which
     * @param assignment whom and where it serves
     * @param kind what it measures
     * @param value in the kind's unit
     * @param fresh whether it is of now
     */
    public record Sample(DeviceId device, Assignment assignment, Kind kind, BigDecimal value, boolean fresh) {}

    /** The rules whose conditions may hold for a time. */
    public static List<Rule> conditions() {
        List<Rule> rules = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Tolerance.apart(kind).ifPresent(limit -> rules.add(rule(APART, kind)));
            Tolerance.zero(kind).ifPresent(limit -> rules.add(rule(ZERO, kind)));
        }
        return rules;
    }

    /** Whether anything is known of how sensors of this kind drift. */
    public static boolean judges(Kind kind) {
        return Tolerance.apart(kind).isPresent() || Tolerance.zero(kind).isPresent();
    }

    /** What all sensors together show. */
    public static Turn<DriftState> look(DriftState state, List<Sample> samples, Moment now) {
        Map<DriftState.Key, Since> known = state.all();
        List<Finding> found = new ArrayList<>();
        List<Judged> judged = new ArrayList<>();
        byPlace(samples).values().forEach(group -> judged.addAll(compared(group)));
        samples.stream()
                .filter(Sample::fresh)
                .flatMap(one -> zero(one).stream())
                .forEach(judged::add);
        for (Judged one : judged) {
            DriftState.Key key = new DriftState.Key(
                    one.rule().name(), one.sample().device(), one.sample().assignment());
            if (!known.containsKey(key)) {
                known.keySet().removeIf(key::isElsewhere);
            }
            Since since = state.of(key, one.verdict(), now.nanos());
            Optional<Phase> news = news(since, one.after(), now);
            news.ifPresent(phase -> found.add(one.finding(phase, now)));
            known.put(key, new Since(since.verdict(), since.nanos(), news.orElse(since.told())));
        }
        return new Turn<>(DriftState.of(known), found);
    }

    private static Optional<Phase> news(Since since, Duration after, Moment now) {
        Duration lasts = Duration.ofNanos(now.nanos() - since.nanos());
        if (since.verdict() == Verdict.OFF && since.told() != Phase.PRESENT && lasts.compareTo(after) >= 0) {
            return Optional.of(Phase.PRESENT);
        }
        boolean right = since.verdict() == Verdict.RIGHT && lasts.compareTo(RIGHT_FOR) >= 0;
        return right && since.told() != Phase.GONE ? Optional.of(Phase.GONE) : Optional.empty();
    }

    private record Group(PlaceId place, Kind kind) {}

    private static Map<Group, List<Sample>> byPlace(List<Sample> samples) {
        return samples.stream()
                .filter(one -> one.assignment().place().isPresent()
                        && Tolerance.apart(one.kind()).isPresent())
                .sorted(Comparator.comparing(one -> one.device().value()))
                .collect(Collectors.groupingBy(
                        one -> new Group(one.assignment().place().orElseThrow(), one.kind())));
    }

    /** Of two nobody knows which one is wrong: the alarm is about the first, and names both. Of more, the odd one is. */
    private static List<Judged> compared(List<Sample> all) {
        Sample first = all.get(0);
        Rule rule = rule(APART, first.kind());
        BigDecimal limit = Tolerance.apart(first.kind()).orElseThrow();
        if (all.size() == 1) {
            return List.of(new Judged(rule, first, Verdict.RIGHT, DIFFER_FOR, Words.NOTHING));
        }
        List<Sample> fresh = all.stream().filter(Sample::fresh).toList();
        if (fresh.size() < 2) {
            return List.of();
        }
        if (fresh.size() == 2) {
            BigDecimal apart =
                    fresh.get(0).value().subtract(fresh.get(1).value()).abs();
            Words words = WearWords.pair(fresh.get(0), fresh.get(1), apart, DIFFER_FOR);
            return List.of(
                    new Judged(rule, fresh.get(0), verdict(apart, limit), DIFFER_FOR, words),
                    new Judged(rule, fresh.get(1), settled(apart, limit), DIFFER_FOR, Words.NOTHING));
        }
        BigDecimal middle = median(fresh);
        return fresh.stream()
                .map(one -> {
                    BigDecimal apart = one.value().subtract(middle).abs();
                    return new Judged(
                            rule, one, verdict(apart, limit), DIFFER_FOR, WearWords.odd(one, apart, DIFFER_FOR));
                })
                .toList();
    }

    /** The second of two is spoken of with the first. */
    private static Verdict settled(BigDecimal apart, BigDecimal limit) {
        return verdict(apart, limit) == Verdict.OFF ? Verdict.DOUBTFUL : verdict(apart, limit);
    }

    private static Optional<Judged> zero(Sample one) {
        return Tolerance.zero(one.kind())
                .map(limit -> new Judged(
                        rule(ZERO, one.kind()),
                        one,
                        verdict(one.value(), limit),
                        NO_ZERO_FOR,
                        WearWords.zero(one, limit, NO_ZERO_FOR)));
    }

    private static Rule rule(String name, Kind kind) {
        return new Rule(name + kind.wireName(), AlarmKind.DEVICE_FAULT);
    }

    private static Verdict verdict(BigDecimal apart, BigDecimal limit) {
        if (apart.compareTo(limit) > 0) {
            return Verdict.OFF;
        }
        return apart.compareTo(limit.multiply(HALF)) <= 0 ? Verdict.RIGHT : Verdict.DOUBTFUL;
    }

    private static BigDecimal median(List<Sample> all) {
        List<BigDecimal> sorted = all.stream().map(Sample::value).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).multiply(HALF);
    }

    /** How one sensor stands just now. */
    private record Judged(Rule rule, Sample sample, Verdict verdict, Duration after, Words words) {
        Finding finding(Phase phase, Moment now) {
            return rule.about(
                    sample.device(),
                    sample.assignment(),
                    phase,
                    rule.kind().priority(),
                    now.wall(),
                    phase == Phase.PRESENT ? words : Words.NOTHING);
        }
    }
}
