// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.DeviceId;
import care.lares.domain.Supervision;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.journal.RegistryEntry.SupervisionDecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about how devices are to be understood: the latest decision about each holds, whomever the device
 * serves. Told by one thread, asked by any.
 */
public final class Declarations {
    private final Latest<SupervisionDecided> supervisions = new Latest<>();
    private final Latest<CallButtonDecided> callButtons = new Latest<>();

    /** Takes note of a decision; other entries change nothing. */
    void apply(RegistryEntry entry) {
        if (entry instanceof SupervisionDecided decided) {
            supervisions.put(decided.device().value(), decided);
        } else if (entry instanceof CallButtonDecided decided) {
            callButtons.put(decided.device().value(), decided);
        }
    }

    /** Supervised unless somebody decided otherwise. */
    Supervision supervision(DeviceId id) {
        return supervisions
                .find(id.value())
                .map(SupervisionDecided::supervision)
                .orElse(Supervision.SUPERVISED);
    }

    /** Whether each press of a device is a call for help: only where somebody decided so. */
    public boolean isCallButton(DeviceId id) {
        return callButtons
                .find(id.value())
                .filter(CallButtonDecided::callButton)
                .isPresent();
    }

    /** What was decided last about whether a device's presses are calls; empty: nobody ever did. */
    public Optional<CallButtonDecided> callButton(DeviceId id) {
        return callButtons.find(id.value());
    }

    /** The entries that rebuild it, ordered by id. */
    List<RegistryEntry> restated() {
        List<RegistryEntry> all = new ArrayList<>(supervisions.all());
        all.addAll(callButtons.all());
        return all;
    }
}
