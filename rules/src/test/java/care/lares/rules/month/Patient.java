// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Value;
import care.lares.rules.news2.News2;
import care.lares.rules.news2.Parameter;
import care.lares.rules.news2.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Somebody whom nurses measure: a body with values of its own, which vary, and instruments that are not exact. Now and then
 * they grow ill over hours, and better over a day after somebody came.
 */
final class Patient {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** Who is measured at 7 or more is to have somebody on the way within this. */
    private static final Duration FOUND = Duration.ofMinutes(15);
    /** One finger in so many is cold, and gives too low a saturation; then it is measured again. */
    private static final int COLD_FINGER = 100;
    /** One round in so many is forgotten. */
    private static final int FORGOTTEN = 40;

    private static final Set<AlarmKind> OF_ILLNESS =
            EnumSet.of(AlarmKind.NEWS2_5_6, AlarmKind.NEWS2_7_PLUS, AlarmKind.NEWS2_SINGLE_3, AlarmKind.VITAL_LIMIT);

    private final Agenda agenda;
    private final Random random;
    private final House house;
    private final Figures figures;
    private final Room room;
    private final Map<Parameter, Double> usual = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Value> told = new EnumMap<>(Parameter.class);
    /** 0 is well, 1 is very ill; falls or rises by so much in an hour. */
    private double illness;

    private double anHour;

    Patient(Agenda agenda, Random random, House house, Figures figures, Room room) {
        this.agenda = agenda;
        this.random = random;
        this.house = house;
        this.figures = figures;
        this.room = room;
        usual.put(Parameter.RESPIRATORY_RATE, 14 + 3 * random.nextDouble());
        usual.put(Parameter.SPO2, room.hasScale2() ? 90 : 96 + 2 * random.nextDouble());
        usual.put(Parameter.BP_SYSTOLIC, 120 + 30 * random.nextDouble());
        usual.put(Parameter.PULSE, 62 + 20 * random.nextDouble());
        usual.put(Parameter.TEMPERATURE, 36.5 + 0.5 * random.nextDouble());
    }

    void begins() {
        figures.truth(room.resident(), kind -> OF_ILLNESS.contains(kind) && isIll());
        agenda.every(Duration.ofHours(1), () -> {
            illness = Math.max(0, Math.min(1, illness + anHour));
            anHour = illness == 0 ? 0 : anHour;
        });
        agenda.in(MINUTE.multipliedBy(random.nextInt(600)), this::round);
        agenda.every(Duration.ofMinutes(5), () -> tell("wearable", Parameter.PULSE, measured(Parameter.PULSE)));
        agenda.often(
                random, DAY.multipliedBy(20), () -> anHour = illness > 0 ? anHour : 0.1 + 0.1 * random.nextDouble());
        agenda.often(random, DAY, () -> tell("ear", Parameter.TEMPERATURE, measured(Parameter.TEMPERATURE)));
        agenda.often(
                random,
                DAY.multipliedBy(2),
                () -> tell("cuff", Parameter.BP_SYSTOLIC, measured(Parameter.BP_SYSTOLIC)));
        agenda.often(random, DAY.dividedBy(3), () -> sugar(5 + 4 * random.nextDouble()));
        agenda.often(random, DAY.multipliedBy(25), this::lowSugar);
    }

    /** All of a score, one after the other; then the next one a little before it is due. */
    private void round() {
        boolean forgotten = random.nextInt(FORGOTTEN) == 0;
        if (!forgotten) {
            List<Runnable> set = List.of(
                    () -> tell("nurse", Parameter.RESPIRATORY_RATE, measured(Parameter.RESPIRATORY_RATE)),
                    () -> tell("nurse", Parameter.OXYGEN, new Value.Quantity(BigDecimal.ZERO)),
                    () -> tell("nurse", Parameter.CONSCIOUSNESS, new Value.Code(illness > 0.95 ? "C" : "A")),
                    () -> tell("ear", Parameter.TEMPERATURE, measured(Parameter.TEMPERATURE)),
                    () -> tell("cuff", Parameter.BP_SYSTOLIC, measured(Parameter.BP_SYSTOLIC)),
                    () -> tell("oximeter", Parameter.PULSE, measured(Parameter.PULSE)),
                    this::saturation);
            int at = 0;
            for (Runnable one : set) {
                agenda.in(Duration.ofSeconds(25L * at++), one);
            }
        }
        Duration late = forgotten ? overdue() : Duration.ZERO;
        agenda.in(MINUTE.multipliedBy(4), () -> agenda.in(forgotten ? late : untilDue(), this::round));
    }

    /** As the page says. */
    private Duration untilDue() {
        Duration every = house.stories()
                .state(room.resident())
                .news2()
                .complete()
                .flatMap(scored -> scored.score().trigger())
                .map(Trigger::monitorEvery)
                .orElseThrow();
        return every.minus(every.dividedBy(12)).minus(MINUTE.multipliedBy(5));
    }

    /** Nobody comes when it is due: the page is to say so, as there was a score before. */
    private Duration overdue() {
        Duration late = Duration.ofHours(13);
        boolean known =
                house.stories().state(room.resident()).news2().complete().isPresent();
        boolean said = house.stories().state(room.resident()).news2().overdueTold();
        if (known && !said) {
            figures.toBeSaid(room.resident(), AlarmKind.OBSERVATION_OVERDUE, agenda.now(), late);
        }
        return late;
    }

    /** The round is about to be whole: who is known to be very ill has somebody with them. */
    private void isMeasured() {
        boolean known = house.open().all().stream()
                .anyMatch(alarm -> alarm.kind() == AlarmKind.NEWS2_7_PLUS
                        && alarm.assignment()
                                .resident()
                                .filter(room.resident()::equals)
                                .isPresent());
        if (!known && score(told).total().orElse(0) >= 7) {
            figures.needs(Cause.of(room.resident()), agenda.now(), FOUND);
        }
        anHour = illness > 0.9 ? -0.04 : anHour;
    }

    /** What the body itself comes to, measured exactly. */
    private boolean isIll() {
        News2 score = score(exact());
        return score.anyRed() || score.total().orElse(0) >= 5;
    }

    private Map<Parameter, Value> exact() {
        Map<Parameter, Value> exact = new EnumMap<>(Parameter.class);
        usual.keySet().forEach(one -> exact.put(one, value(one, is(one))));
        exact.put(Parameter.OXYGEN, new Value.Quantity(BigDecimal.ZERO));
        exact.put(Parameter.CONSCIOUSNESS, new Value.Code("A"));
        return exact;
    }

    private News2 score(Map<Parameter, Value> values) {
        return News2.of(values, room.hasScale2() ? 2 : 1);
    }

    private double is(Parameter parameter) {
        return usual.get(parameter)
                + illness
                        * switch (parameter) {
                            case RESPIRATORY_RATE -> 11;
                            case SPO2 -> -6;
                            case BP_SYSTOLIC -> -35;
                            case PULSE -> 45;
                            case TEMPERATURE -> 2.2;
                            default -> 0;
                        };
    }

    /** How much a value varies from one hour to the next, and the instrument with it: one standard deviation. */
    private static double varies(Parameter parameter) {
        return switch (parameter) {
            case RESPIRATORY_RATE -> 1.2;
            case SPO2 -> 0.7;
            case BP_SYSTOLIC -> 8;
            case PULSE -> 4;
            default -> 0.2;
        };
    }

    private Value measured(Parameter parameter) {
        return value(parameter, is(parameter) + varies(parameter) * random.nextGaussian());
    }

    private static Value value(Parameter parameter, double exact) {
        double most = parameter == Parameter.SPO2 ? Math.min(100, exact) : exact;
        int digits = parameter == Parameter.TEMPERATURE ? 1 : 0;
        return new Value.Quantity(BigDecimal.valueOf(Math.round(most * (digits == 1 ? 10 : 1)), digits));
    }

    private void saturation() {
        Value right = measured(Parameter.SPO2);
        told.put(Parameter.SPO2, right);
        isMeasured();
        if (random.nextInt(COLD_FINGER) > 0) {
            tell("oximeter", Parameter.SPO2, right);
            return;
        }
        tell("oximeter", Parameter.SPO2, value(Parameter.SPO2, is(Parameter.SPO2) - 4 - random.nextInt(5)));
        agenda.in(MINUTE.multipliedBy(2), () -> tell("oximeter", Parameter.SPO2, right));
    }

    private void lowSugar() {
        figures.needs(room.device("meter"), agenda.now());
        sugar(2 + 0.9 * random.nextDouble());
        agenda.in(MINUTE.multipliedBy(20), () -> sugar(5));
    }

    private void sugar(double level) {
        Value value = new Value.Quantity(BigDecimal.valueOf(Math.round(level * 10), 1));
        house.tell(room.device("meter"), Kind.GLUCOSE, value, Set.of());
    }

    private void tell(String device, Parameter parameter, Value value) {
        told.put(parameter, value);
        house.tell(room.device(device), kind(parameter), value, Set.of());
    }

    private static Kind kind(Parameter parameter) {
        return switch (parameter) {
            case RESPIRATORY_RATE -> Kind.RESPIRATORY_RATE;
            case SPO2 -> Kind.SPO2;
            case OXYGEN -> Kind.OXYGEN_FLOW;
            case BP_SYSTOLIC -> Kind.BP_SYSTOLIC;
            case PULSE -> Kind.PULSE_RATE;
            case CONSCIOUSNESS -> Kind.CONSCIOUSNESS;
            case TEMPERATURE -> Kind.BODY_TEMPERATURE;
        };
    }
}
