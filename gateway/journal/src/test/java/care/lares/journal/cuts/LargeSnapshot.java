// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.Entry;
import java.time.Duration;
import java.util.List;

/** A snapshot of more than one batch: a cut in it must not look like rot. */
final class LargeSnapshot implements CutStep {
    /** Two of them are more than a batch. */
    private static final String LONG = "x".repeat(600_000);

    @Override
    public String name() {
        return "large-snapshot";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.living(() -> List.of(large(trial, "a"), large(trial, "b"), large(trial, "c")));
        trial.open();
    }

    @Override
    public void act(Trial trial) {
        trial.append();
        trial.snapshot();
        trial.write();
        trial.write();
    }

    private static Entry large(Trial trial, String name) {
        return new Entry.GatewayStarted(trial.now(), name + LONG, Duration.ZERO);
    }
}
