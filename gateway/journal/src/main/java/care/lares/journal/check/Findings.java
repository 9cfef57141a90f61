// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.List;

/** Collects findings, the first ones in full and the rest as numbers: a spoilt disk has millions. */
final class Findings {
    /** Most findings kept: more than anyone reads. */
    static final int MAX_KEPT = 200;

    private final List<Finding> kept = new ArrayList<>();
    private long faults;

    void fault(String file, long offset, String wrong, String means) {
        faults++;
        keep(new Finding(Finding.Weight.FAULT, file, offset, wrong, means));
    }

    void note(String file, long offset, String wrong, String means) {
        keep(new Finding(Finding.Weight.NOTE, file, offset, wrong, means));
    }

    long faults() {
        return faults;
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    private void keep(Finding finding) {
        if (kept.size() < MAX_KEPT) {
            kept.add(finding);
        }
    }
}
