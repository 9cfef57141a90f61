// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.CommissioningStep;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.Registry;
import care.lares.journal.SetUp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks on while the house is being set up: what shows itself to work is written down. Weakens nothing: what devices tell
 * raises what it always raises. Single-threaded.
 */
public final class SettingUp {
    /** What saw that the mains went when the gateway itself went with them. */
    static final String GATEWAY = "gateway";

    private static final Set<Quality> NOT_OF_NOW =
            Set.of(Quality.RETAINED, Quality.LATE, Quality.REPLAY_SUSPECTED, Quality.TIME_IMPLAUSIBLE);

    private final Registry registry;
    private final Recorder recorder;
    /** The ways out that were seen to be there: what never was cannot be pulled. */
    private final Set<String> seenUp = new HashSet<>();

    SettingUp(House house, Recorder recorder) {
        this.registry = house.registry();
        this.recorder = recorder;
    }

    /** A device has told something. */
    void heard(Reading reading, OptionalLong seq) {
        Optional<SetUp> running = running();
        if (running.isEmpty()
                || !isOfNow(reading)
                || registry.inService(reading.device()).isEmpty()) {
            return;
        }
        if (isActivation(reading)) {
            activated(running.get(), reading, seq);
        } else if (reading.kind() == Kind.MAINS) {
            mains(running.get(), reading, seq);
        }
    }

    /** What was kept somewhere on its way shows nothing of how it is now. */
    private static boolean isOfNow(Reading reading) {
        return reading.quality().stream().noneMatch(NOT_OF_NOW::contains);
    }

    /** Whether it takes a working device, and somebody there, to tell this. */
    private static boolean isActivation(Reading reading) {
        return reading.isOn() && (reading.kind().lifeSafety() || reading.kind() == Kind.TEST);
    }

    private void activated(SetUp setUp, Reading reading, OptionalLong seq) {
        if (setUp.proved(reading.device()).isEmpty()) {
            note(told(CommissioningStep.DEVICE_PROVED, reading, seq));
        }
    }

    private void mains(SetUp setUp, Reading reading, OptionalLong seq) {
        if (setUp.mains().isPresent()) {
            return;
        }
        boolean lost = setUp.mainsLost(reading.device().value()).isPresent();
        if (reading.isOn() && lost) {
            note(told(CommissioningStep.MAINS_BACK, reading, seq));
        } else if (!reading.isOn() && !lost) {
            note(told(CommissioningStep.MAINS_LOST, reading, seq));
        }
    }

    private static Stepped told(CommissioningStep step, Reading reading, OptionalLong seq) {
        String device = reading.device().value();
        return new Stepped(reading.receivedAt(), step, device, Optional.of(reading.kind()), seq, "", device);
    }

    /**
     * The gateway went off with the mains, and came back by itself.
     *
     * @param lost when it was last alive
     * @param back now
     */
    public void wentWithTheMains(Instant lost, Instant back) {
        if (running()
                .filter(setUp -> setUp.mains().isEmpty() && !lost.isBefore(setUp.began()))
                .isPresent()) {
            note(Stepped.of(lost, CommissioningStep.MAINS_LOST, GATEWAY, GATEWAY));
            note(Stepped.of(back, CommissioningStep.MAINS_BACK, GATEWAY, GATEWAY));
        }
    }

    /**
     * How the way out of the house is.
     *
     * @param seenBy what sees it
     * @param up whether it is there
     */
    public void uplink(String seenBy, boolean up, Instant now) {
        boolean before = !seenUp.add(seenBy);
        if (!up) {
            seenUp.remove(seenBy);
        }
        running().filter(setUp -> setUp.uplink().isEmpty()).ifPresent(setUp -> {
            boolean lost = setUp.uplinkLost(seenBy).isPresent();
            if (up && lost) {
                note(Stepped.of(now, CommissioningStep.UPLINK_BACK, seenBy, GATEWAY));
            } else if (!up && before && !lost) {
                note(Stepped.of(now, CommissioningStep.UPLINK_LOST, seenBy, GATEWAY));
            }
        });
    }

    private Optional<SetUp> running() {
        return registry.commissioning().running();
    }

    /** What the log cannot take now has to be shown once more. */
    private void note(Stepped step) {
        OptionalLong seq = recorder.record(step);
        if (seq.isPresent()) {
            registry.apply(step, seq);
        }
    }
}
