// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a centre has made because it was told of it first, such as a patient. A server that looks whether something is there
 * and then makes it, makes it twice when two bundles tell of it at once, and refuses every later one, since it does not know
 * which is meant: so the second waits for the answer to the first. For any thread.
 */
final class Introductions {
    /** So long one waits for another and no longer: what is urgent never hangs on what hangs. */
    private static final Duration MOST_WAIT = Duration.ofSeconds(2);
    /** What is told of again and again, such as a patient, stays among so many; forgotten, it is introduced once more. */
    private static final int MOST_MADE = 4_096;

    private final Map<String, Boolean> made = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_MADE;
        }
    };
    private final Map<String, CompletableFuture<?>> underWay = new HashMap<>();

    /**
     * Sends now, or once what else introduces the same has been answered.
     *
     * @param creates what the recipient makes where it has it not yet
     */
    synchronized CompletableFuture<Answer> inTurn(Set<String> creates, Supplier<CompletableFuture<Answer>> sending) {
        Set<String> fresh =
                creates.stream().filter(name -> made.get(name) == null).collect(Collectors.toUnmodifiableSet());
        List<CompletableFuture<?>> before = new ArrayList<>();
        fresh.forEach(name -> {
            CompletableFuture<?> other = underWay.get(name);
            if (other != null) {
                before.add(other);
            }
        });
        CompletableFuture<Answer> mine = before.isEmpty()
                ? sending.get()
                : CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                        .handle((answered, failed) -> true)
                        .completeOnTimeout(true, MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                        .thenCompose(over -> sending.get());
        fresh.forEach(name -> underWay.put(name, mine));
        return mine.whenComplete((answer, failed) -> answered(fresh, mine, answer instanceof Answer.Taken));
    }

    private synchronized void answered(Set<String> fresh, CompletableFuture<?> mine, boolean taken) {
        fresh.forEach(name -> underWay.remove(name, mine));
        if (taken) {
            fresh.forEach(name -> made.put(name, true));
        }
    }
}
