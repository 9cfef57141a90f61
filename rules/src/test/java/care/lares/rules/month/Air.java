// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;

/** The air of a room: how warm it is, and carbon monoxide from a boiler that does not burn well, or from a pan. */
final class Air {
    private static final Duration WARMTH = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** 100 ppm is an alarm after 20 min; the house looks every ten, and people come. */
    private static final Duration GAS_FOUND = Duration.ofMinutes(45);
    /** Below 18 °C for 2 h, as sensors tell every half hour. */
    private static final Duration COLD_FOUND = Duration.ofHours(4);

    private final Agenda agenda;
    private final Random random;
    private final Radio radio;
    private final Figures figures;
    private final Room room;
    private double celsius = 21;
    private boolean heated = true;
    private long airedUntil;

    Air(Agenda agenda, Random random, Radio radio, Figures figures, Room room) {
        this.agenda = agenda;
        this.random = random;
        this.radio = radio;
        this.figures = figures;
        this.room = room;
    }

    void begins() {
        agenda.in(WARMTH.multipliedBy(random.nextInt(60)).dividedBy(60), () -> agenda.every(WARMTH, this::warmth));
        agenda.often(random, Duration.ofDays(1), this::airs);
        agenda.often(random, Duration.ofDays(15), () -> monoxide(35 + random.nextInt(20), 12));
        agenda.often(random, Duration.ofDays(200), this::boilerFails);
        agenda.often(random, Duration.ofDays(200), this::heatingFails);
    }

    private void warmth() {
        double towards = heated ? 20.5 + random.nextGaussian() * 0.4 : 13;
        celsius += (towards - celsius) * (heated ? 0.4 : 0.12);
        boolean aired = agenda.now().nanos() < airedUntil;
        tells(room.device("thermometer"), Kind.ROOM_TEMPERATURE, aired ? 14 : celsius);
    }

    /** The window is open for a quarter of an hour to an hour. */
    private void airs() {
        airedUntil =
                agenda.now().plus(MINUTE.multipliedBy(15 + random.nextInt(45))).nanos();
    }

    private void heatingFails() {
        if (!heated) {
            return;
        }
        heated = false;
        figures.toBeSaid(room.resident(), AlarmKind.COLD_HOME, agenda.now(), COLD_FOUND.plusHours(2));
        agenda.in(Duration.ofHours(9), () -> heated = true);
    }

    /** A pan on a gas hob: not enough for long enough. */
    private void monoxide(int ppm, int minutes) {
        for (int i = 0; i <= minutes; i++) {
            int level = i == minutes ? 0 : ppm;
            agenda.in(MINUTE.multipliedBy(i), () -> tells(room.device("co"), Kind.CO_CONCENTRATION, level));
        }
    }

    private void boilerFails() {
        figures.needs(Cause.of(room.device("co")), agenda.now(), GAS_FOUND);
        monoxide(110 + random.nextInt(200), 40);
    }

    private void tells(DeviceId device, Kind kind, double value) {
        radio.tell(device, kind, new Value.Quantity(BigDecimal.valueOf(Math.round(value * 10), 1)));
    }
}
