// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** A journal that did not survive, and how to see it again. */
public final class CutFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    CutFailure(String step, long seed, CutPlan plan, Throwable cause) {
        super(cause + "\n  at commit " + Commit.current() + ": ./lares bench cuts --step " + step + " --seed " + seed
                + " --cut " + plan);
        initCause(cause);
    }
}
