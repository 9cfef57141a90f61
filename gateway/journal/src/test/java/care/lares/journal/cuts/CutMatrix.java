// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.log.UnusableDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Cuts the power, and worse, at every call of every durable step, restarts, and judges what is left: by the independent
 * checker, and by what the trial knows was acknowledged and shown.
 */
public final class CutMatrix {
    /** The steps there are; whoever makes another durable step adds it here. */
    public static final List<CutStep> STEPS = List.of(
            new FirstStart(),
            new Appending(),
            new LargeSnapshot(),
            new NewSubjects(),
            new Rolling(),
            new Publishing(),
            new Tiling(),
            new Sending(),
            new Linking(),
            new GivingUp(),
            new Indexing(),
            new LettingGo(),
            new Erasing(),
            new RotatingKeys(),
            new Restoring(),
            new BackingUp(),
            new ChangingLogKey(),
            new ChangingLedgerKey(),
            new Ratcheted(),
            new MigratingKeys(),
            new MigratingIndex());

    private final Path scratch;

    /** Uses a directory for what the independent checker reads. */
    public CutMatrix(Path scratch) {
        this.scratch = scratch;
    }

    /** The step of a name. */
    public static Optional<CutStep> step(String name) {
        return STEPS.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /**
     * Makes trials of a step, pass after pass.
     *
     * @param cuts how many
     * @param seed of everything
     * @param progress told after each how many are done
     * @throws CutFailure when one fails
     */
    public void sweep(CutStep step, int cuts, long seed, IntConsumer progress) {
        int done = 0;
        for (int pass = 0; done < cuts; pass++) {
            long own = seed + pass;
            for (CutPlan plan : Plans.of(calls(step, own), pass, own)) {
                if (done < cuts) {
                    run(step, own, plan);
                    done++;
                    progress.accept(done);
                }
            }
        }
    }

    /** The calls a step makes when nothing happens to it. */
    private List<Call> calls(CutStep step, long seed) {
        List<Call> calls = new ArrayList<>();
        Trial trial = new Trial(seed, scratch);
        try {
            step.prepare(trial);
            trial.storage().plan((number, call) -> {
                calls.add(call);
                return Fault.NONE;
            });
            step.act(trial);
            trial.storage().plan(Faults.NONE);
            trial.end();
        } catch (Exception | AssertionError e) {
            throw new CutFailure(step.name(), seed, CutPlan.parse(""), e);
        }
        return List.copyOf(calls);
    }

    /** One trial, as a failure names it. */
    public void run(CutStep step, long seed, CutPlan plan) {
        try {
            Trial trial = new Trial(seed, scratch);
            step.prepare(trial);
            for (int run = 0; run < plan.runs().size(); run++) {
                trial.storage().plan(plan.faults(run));
                runUntilCut(step, trial, run > 0, plan.fails() || plan.lies());
                trial.ended(plan.kills(run), plan.lies(run));
            }
            finish(step, trial, plan.lies());
        } catch (Exception | AssertionError e) {
            throw new CutFailure(step.name(), seed, plan, e);
        }
    }

    private static void finish(CutStep step, Trial trial, boolean mayBeRefused) throws Exception {
        try {
            restart(step, trial);
        } catch (UnusableDirectoryException refused) {
            if (!mayBeRefused) {
                throw refused;
            }
            return;
        }
        step.act(trial);
        trial.end();
    }

    private static void runUntilCut(CutStep step, Trial trial, boolean again, boolean mayBeRefused) throws Exception {
        try {
            if (again) {
                restart(step, trial);
            }
            step.act(trial);
        } catch (PowerCut expected) {
            trial.interrupted();
        } catch (UnusableDirectoryException refused) {
            if (!mayBeRefused) {
                throw refused;
            }
            trial.interrupted();
        }
    }

    private static void restart(CutStep step, Trial trial) throws Exception {
        step.restart(trial);
        step.check(trial);
    }
}
