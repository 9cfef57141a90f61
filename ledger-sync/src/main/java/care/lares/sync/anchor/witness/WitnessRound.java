// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.WitnessBook;
import care.lares.sync.Diary;
import care.lares.sync.anchor.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All witnesses, asked at the same time, each on a thread of its own: one that hangs delays nobody. */
public final class WitnessRound implements AutoCloseable {
    /** Longest a round takes; a witness that is slower is counted out and asked again in the next one. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(WitnessRound.class);

    private final List<WitnessAnchor> witnesses = new ArrayList<>();
    private final int needed;
    private final ExecutorService threads;

    /**
     * A round of these witnesses.
     *
     * @param targets who they are
     * @param needed how many of them must cosign, from 1 to all
     * @param proofs what they are shown
     * @param diary where cosignatures are kept
     * @param book what was kept before
     * @param clock for the stamps of entries
     * @param uplink whether anything may leave the house
     */
    public WitnessRound(
            List<WitnessTarget> targets,
            int needed,
            LogProofs proofs,
            Diary diary,
            WitnessBook book,
            InstantSource clock,
            BooleanSupplier uplink) {
        WitnessHttp http = new WitnessHttp(uplink);
        for (WitnessTarget target : targets) {
            witnesses.add(new WitnessAnchor(target, http, proofs, diary, book, clock));
        }
        this.needed = needed;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                Math.max(1, targets.size()),
                Math.max(1, targets.size()),
                LONGEST.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "witness-round"));
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /**
     * What a round came to.
     *
     * @param size of the checkpoint that was shown
     * @param needed how many cosignatures make it witnessed
     * @param answers of each witness, by name
     */
    public record Outcome(long size, int needed, Map<String, Answer> answers) {
        /** Copies the answers. */
        public Outcome {
            answers = Map.copyOf(answers);
        }

        /** How many cosigned. */
        public int cosigned() {
            return (int)
                    answers.values().stream().filter(Answer.Cosigned.class::isInstance).count();
        }

        /** Whether so many cosigned as must. */
        public boolean witnessed() {
            return cosigned() >= needed;
        }

        /** What those say who will not cosign, in words for a technician; empty when there are none. */
        public List<String> refusals() {
            return answers.entrySet().stream()
                    .filter(one -> one.getValue() instanceof Answer.Refused)
                    .map(one -> "witness " + one.getKey() + ": " + ((Answer.Refused) one.getValue()).why())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Shows all witnesses a checkpoint.
     *
     * @throws InterruptedException when the gateway closes
     */
    public Outcome show(PublishedCheckpoint newest) throws InterruptedException {
        List<Callable<Answer>> questions = new ArrayList<>();
        witnesses.forEach(witness -> questions.add(() -> witness.show(newest)));
        Map<String, Answer> answers = new TreeMap<>();
        List<Future<Answer>> asked = threads.invokeAll(questions, LONGEST.toSeconds(), TimeUnit.SECONDS);
        for (int i = 0; i < asked.size(); i++) {
            answers.put(witnesses.get(i).name(), answer(asked.get(i)));
        }
        Outcome outcome = new Outcome(newest.size(), needed, answers);
        LOG.info("witnessed size={} cosigned={} of={} needed={}", newest.size(), outcome.cosigned(), asked.size(), needed);
        return outcome;
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Answer answer(Future<Answer> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (CancellationException e) {
            return new Answer.Unreached("no answer for " + LONGEST.toSeconds() + " s");
        } catch (ExecutionException e) {
            LOG.error("witness failed", e.getCause());
            return new Answer.Unreached("asking it failed: " + e.getCause());
        }
    }
}
