// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cut matrix as a program: {@code --cuts N --seed S [--step NAME] [--cut PLAN]}. Prints what it came to as JSON, and on
 * standard error a line for each step that has ended. It lives with the tests, which no box has.
 */
public final class CutMain {
    private static final int USAGE = 2;

    private final Map<String, String> options;

    private CutMain(Map<String, String> options) {
        this.options = options;
    }

    /** Runs it; fails when the arguments make no sense, and not when a journal does. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>(Map.of("--cuts", "100000", "--seed", "1"));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        CutMain main = new CutMain(options);
        Optional<String> wrong = main.wrong();
        if (wrong.isPresent()) {
            System.err.println("cuts: " + wrong.get());
            System.exit(USAGE);
        }
        System.out.println(new ObjectMapper().writeValueAsString(main.run()));
    }

    private Optional<String> wrong() {
        if (options.containsKey("--step") && steps().isEmpty()) {
            List<String> names = CutMatrix.STEPS.stream().map(CutStep::name).toList();
            return Optional.of("there is no step " + options.get("--step") + ": choose of " + String.join(", ", names));
        }
        if (options.containsKey("--cut") && !options.containsKey("--step")) {
            return Optional.of("--cut needs --step");
        }
        return Optional.empty();
    }

    private List<CutStep> steps() {
        return Optional.ofNullable(options.get("--step"))
                .map(name -> CutMatrix.step(name).stream().toList())
                .orElse(CutMatrix.STEPS);
    }

    private Map<String, Object> run() throws Exception {
        int cuts = options.containsKey("--cut") ? 1 : Integer.parseInt(options.get("--cuts"));
        Map<CutStep, Integer> shares = Shares.of(steps(), cuts);
        Progress progress = new Progress(shares);
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Map<CutStep, Future<Map<String, Object>>> promises = new LinkedHashMap<>();
        // The slow ones first, so that no worker is left alone with one at the end.
        for (boolean slow : List.of(true, false)) {
            shares.forEach((step, share) -> {
                if (step.slow() == slow) {
                    promises.put(step, workers.submit(() -> swept(step, share, progress)));
                }
            });
        }
        workers.shutdown();
        List<Map<String, Object>> results = new ArrayList<>();
        for (CutStep step : shares.keySet()) {
            results.add(promises.get(step).get());
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("commit", Commit.current());
        all.put("seed", options.get("--seed"));
        all.put("steps", results);
        return all;
    }

    private Map<String, Object> swept(CutStep step, int cuts, Progress progress) throws IOException {
        AtomicInteger done = new AtomicInteger();
        String failure = "";
        long began = System.nanoTime();
        try (Scratch scratch = Scratch.create()) {
            CutMatrix matrix = new CutMatrix(scratch.directory());
            long seed = Long.parseLong(options.get("--seed"));
            if (options.containsKey("--cut")) {
                matrix.run(step, seed, CutPlan.parse(options.get("--cut")));
                done.set(1);
            } else {
                matrix.sweep(step, cuts, seed, count -> {
                    done.set(count);
                    progress.cut();
                });
            }
        } catch (CutFailure failed) {
            failure = failed.getMessage();
        }
        double seconds = (System.nanoTime() - began) / 1_000_000 / 1e3;
        progress.ended(step, done.get(), seconds, failure);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("step", step.name());
        result.put("cuts", done.get());
        result.put("seconds", seconds);
        result.put("failure", failure);
        return result;
    }
}
