// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The sensors of a flat, which miss things: an eye does not see everybody, and tells once while somebody moves before it. */
final class Flat {
    /** How long an eye goes on telling that somebody moves. */
    private static final Duration HOLDS = Duration.ofSeconds(90);
    /** Of a hundred who move past an eye it does not see so many. */
    private static final int MISSED = 12;

    static final List<String> EYES = List.of("hall", "living", "kitchen", "bathroom");

    private static final Duration DOOR = Duration.ofSeconds(8);

    private final Agenda agenda;
    private final Random random;
    private final Radio radio;
    private final Room room;
    private boolean doorTold;
    private final Map<String, Long> holdsUntil = new HashMap<>();

    Flat(Agenda agenda, Random random, Radio radio, Room room) {
        this.agenda = agenda;
        this.random = random;
        this.radio = radio;
        this.room = room;
    }

    /** Whether the door was what told last: then they have perhaps gone out, and are looked for late. */
    boolean looksOut() {
        return doorTold;
    }

    /** Whether an eye cannot be heard: then nobody can tell who has left the bathroom. */
    boolean isBlind() {
        return EYES.stream().anyMatch(where -> !radio.hears(room.device("eye-" + where)));
    }

    /** Somebody moves somewhere. */
    void moves(String where) {
        if (random.nextInt(100) < MISSED) {
            return;
        }
        long now = agenda.now().nanos();
        boolean held = holdsUntil.getOrDefault(where, Long.MIN_VALUE) > now;
        holdsUntil.put(where, now + HOLDS.toNanos());
        if (!held) {
            radio.tell(room.device("eye-" + where), Kind.MOTION, true);
            doorTold &= !radio.hears(room.device("eye-" + where));
            agenda.in(HOLDS, () -> still(where));
        }
    }

    private void still(String where) {
        long left = holdsUntil.get(where) - agenda.now().nanos();
        if (left > 0) {
            agenda.in(Duration.ofNanos(left), () -> still(where));
        } else {
            radio.tell(room.device("eye-" + where), Kind.MOTION, false);
        }
    }

    /** Somebody goes through the door. */
    void door() {
        if (room.hasDoor()) {
            radio.tell(room.device("front-door"), Kind.CONTACT_OPEN, true);
            doorTold = true;
            agenda.in(DOOR, () -> radio.tell(room.device("front-door"), Kind.CONTACT_OPEN, false));
        }
    }

    void bed(boolean in) {
        if (room.hasMat()) {
            radio.tell(room.device("mat"), Kind.BED_OCCUPIED, in);
        }
    }

    /** A battery is empty, and somebody changes it days later. */
    void eyeDies() {
        String where = random.nextBoolean() ? "living" : "hall";
        radio.hole(room.device("eye-" + where), Duration.ofHours(24 + random.nextInt(72)));
    }
}
