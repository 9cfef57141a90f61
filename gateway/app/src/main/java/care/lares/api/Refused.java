// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

/** The request cannot be answered as it was asked; the caller is told why. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never leaves the process
    private final Problem problem;

    /** For this reason. */
    public Refused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}
