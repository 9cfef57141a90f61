// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A sign of life: somebody moved, came or went, or did something on purpose.
 *
 * @param device that saw it
 * @param kind what it told
 * @param spot where that is
 * @param at when it was
 * @param evidence sequence number of the reading; empty when the log does not have it
 */
record Sign(DeviceId device, Kind kind, Spot spot, Moment at, OptionalLong evidence) {
    /** What the transport had kept, or sends again, is a sign of nothing. */
    private static final Set<Quality> NO_NEWS = Set.of(Quality.RETAINED, Quality.REPLAY_SUSPECTED);

    /** Whether readings of this kind mean anything here. */
    static boolean matters(Kind kind) {
        return switch (kind) {
            case MOTION,
                    PRESENCE,
                    CONTACT_OPEN,
                    BED_OCCUPIED,
                    CHAIR_OCCUPIED,
                    LOCATION,
                    ARM_MODE,
                    SOS,
                    ASSIST,
                    CALL_REQUEST,
                    BUTTON,
                    ARM_REQUEST -> true;
            default -> false;
        };
    }

    /** Whether the sensor tells a level that holds until it tells the other one. */
    static boolean isLevel(Kind kind) {
        return switch (kind) {
            case MOTION, PRESENCE, CONTACT_OPEN, BED_OCCUPIED, CHAIR_OCCUPIED -> true;
            default -> false;
        };
    }

    /** Whether a sensor of this kind, inside, sees that somebody is there. */
    static boolean seesPeople(Kind kind) {
        return isLevel(kind) && kind != Kind.CONTACT_OPEN;
    }

    /**
     * Whether a reading is a sign of life. A level counts when it turns: most sensors repeat it now and then. Motion counts
     * each time, because some sensors never tell that it has ended.
     *
     * @param turned whether the level is another one than before
     */
    static boolean shows(Reading reading, boolean turned) {
        return switch (reading.kind()) {
            case MOTION, SOS, ASSIST, ARM_REQUEST -> reading.isOn();
            case PRESENCE, CONTACT_OPEN, BED_OCCUPIED, CHAIR_OCCUPIED -> turned;
            case CALL_REQUEST, BUTTON, ARM_MODE -> true;
            default -> false;
        };
    }

    /** Whether what is told is news, of now or of then. */
    static boolean isNews(Reading reading) {
        return !reading.isMarked(NO_NEWS);
    }

    /** Whether it is about another place than the bathroom: who calls from a pendant may be anywhere. */
    boolean isElsewhere() {
        return isLevel(kind) && spot != Spot.BATHROOM;
    }

    /** Whether somebody is inside then: a door shows who goes as well as who comes. */
    boolean isInside() {
        return spot != Spot.EXIT;
    }
}
