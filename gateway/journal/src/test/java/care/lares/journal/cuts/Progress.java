// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Says on standard error how far all is: what is to be done, now and then a count, and a line for each step that has ended. */
final class Progress {
    private static final int TOLD_EVERY = 2_500;

    private final int steps;
    private final int all;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    /** Of these cuts, by their steps. */
    Progress(Map<CutStep, Integer> shares) {
        this.steps = shares.size();
        this.all = shares.values().stream().mapToInt(Integer::intValue).sum();
        List<String> slow = shares.keySet().stream()
                .filter(CutStep::slow)
                .map(CutStep::name)
                .toList();
        tell("%,d over %d steps", all, steps);
        shares.entrySet().stream()
                .filter(one -> one.getKey().slow())
                .findFirst()
                .ifPresent(one -> tell("%,d each of the slow ones: %s", one.getValue(), String.join(", ", slow)));
    }

    /** One more has been survived. */
    void cut() {
        int done = cuts.incrementAndGet();
        if (done % TOLD_EVERY == 0) {
            tell("%,d of %,d", done, all);
        }
    }

    /**
     * A step has ended.
     *
     * @param done how many it survived
     * @param failure what was wrong; empty when nothing was
     */
    void ended(CutStep step, int done, double seconds, String failure) {
        tell(
                "%-15s %,7d survived in %,7.1f s, %,5.0f a second, %s; %d of %d steps",
                step.name(),
                done,
                seconds,
                done / seconds,
                failure.isEmpty() ? "no failure" : "FAILED: " + failure,
                ended.incrementAndGet(),
                steps);
    }

    private static void tell(String format, Object... arguments) {
        System.err.println("cuts: " + String.format(Locale.ROOT, format, arguments));
    }
}
