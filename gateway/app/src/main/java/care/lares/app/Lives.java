// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.GatewayClock;
import care.lares.config.Settings;
import care.lares.journal.StorageFault;
import care.lares.journal.log.SilentCardException;
import care.lares.journal.log.StandInStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnreadableDirectoryException;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.LogJournal;
import care.lares.journal.store.Reading;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lives of one gateway. There is one, unless its card cannot be read at the start: then it hears calls in a first one that
 * knows nobody, keeps nothing and acknowledges nothing, and begins a second one, where it listened before, as soon as the card
 * can be read. What was called meanwhile is told to that one.
 */
final class Lives {
    /** How long after a card was of no use it is tried again for the first time. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    /** How long after that at the latest, however often it was tried. */
    private static final Duration AGAIN_AT_LATEST = Duration.ofMinutes(5);
    /** With a longer pause before the next, a try reads around bad spots: what passes by itself has passed by then. */
    private static final Duration WHOLE_UNTIL = Duration.ofSeconds(30);
    /** How long the change from one life to the next may take. */
    private static final Duration CHANGE_WITHIN = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);

    private final Settings settings;
    private final GatewayClock machine;
    private final Storage storage;
    private final CallMemory memory = new CallMemory();
    private final ScheduledExecutorService awakening = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "awakening");
        made.setDaemon(true);
        return made;
    });
    private volatile @Nullable Life present;
    private volatile Duration againAfter = AGAIN_AFTER;
    /** Whether it listens: not between two lives. */
    private boolean listening;

    private boolean over;

    Lives(Settings settings, GatewayClock machine, Storage storage) {
        this.settings = settings;
        this.machine = machine;
        this.storage = storage;
    }

    /** The present one. */
    Life present() {
        Life begun = present;
        if (begun == null) {
            throw new IllegalStateException("no life has begun");
        }
        return begun;
    }

    /** Begins the only one. */
    Future<Life> begin() throws UnusableDirectoryException {
        Assembly assembly = new Assembly(settings, machine, storage);
        return together(assembly, assembly.open(), memory).get().onSuccess(this::opened);
    }

    /** Begins one that knows nothing, since the card does not answer; a second one follows by itself. */
    Future<Life> beginBlind(SilentCardException silent) throws UnusableDirectoryException {
        LOG.error("card does not answer, nothing is known and nothing kept: calls are heard all the same");
        StandInStorage standIn = standIn(StorageFault.HAS_NOT_ANSWERED + " since the start");
        return beginBlind(settings, standIn).onSuccess(begun -> awakeAfter(silent, standIn));
    }

    /** The same, since the card cannot be read. */
    Future<Life> beginBlind(UnreadableDirectoryException unreadable) throws UnusableDirectoryException {
        LOG.error("card cannot be read, nothing is known and nothing kept: calls are heard all the same", unreadable);
        StandInStorage standIn = standIn(unreadable.reason());
        return beginBlind(settings, standIn).onSuccess(begun -> again(standIn));
    }

    private StandInStorage standIn(String reason) {
        return new StandInStorage(settings.data().resolve("keys"), reason);
    }

    private Future<Life> beginBlind(Settings where, StandInStorage standIn) throws UnusableDirectoryException {
        Assembly assembly = Assembly.blind(where, machine, standIn, memory);
        return together(assembly, assembly.open(), new CallMemory()).get().onSuccess(this::opened);
    }

    private static Supplier<Future<Life>> together(Assembly assembly, LogJournal journal, CallMemory heard)
            throws UnusableDirectoryException {
        try {
            return assembly.together(journal, heard);
        } catch (UnusableDirectoryException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private synchronized void opened(Life begun) {
        present = begun;
        listening = true;
    }

    private void awakeAfter(SilentCardException silent, StandInStorage standIn) {
        CompletableFuture<Void> unused =
                silent.answered().whenComplete((nothing, failed) -> soon(() -> awake(standIn), Duration.ZERO));
    }

    private synchronized void soon(Runnable task, Duration after) {
        if (!over) {
            ScheduledFuture<?> unused = awakening.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Opens the journal and changes over; tried again until it works. */
    private void awake(StandInStorage standIn) {
        if (isOver()) {
            return;
        }
        try {
            Knock.at(settings.data());
            Assembly next = new Assembly(here(), machine, storage);
            change(next, next.open(reading()), standIn);
        } catch (SilentCardException again) {
            awakeAfter(again, standIn);
        } catch (UnreadableDirectoryException unreadable) {
            ofNoUse(standIn, unreadable.reason(), unreadable);
        } catch (UnusableDirectoryException | RuntimeException unusable) {
            ofNoUse(standIn, String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private Reading reading() {
        return againAfter.compareTo(WHOLE_UNTIL) > 0 ? Reading.AROUND_BAD_SPOTS : Reading.WHOLE;
    }

    /** As it was set, where the present life listens. */
    private Settings here() {
        Life life = present();
        return settings.at(life.mqttPort(), life.coapPort(), life.coapsPort(), life.httpPort());
    }

    private void ofNoUse(StandInStorage standIn, String reason, Exception why) {
        LOG.error("card answers and is of no use, tried again", why);
        standIn.refuseWith(reason);
        again(standIn);
    }

    /** Later each time: a card that fails for good is not worn out by looking, and the diary not filled. */
    private void again(StandInStorage standIn) {
        Duration after = againAfter;
        Duration twice = after.multipliedBy(2);
        againAfter = twice.compareTo(AGAIN_AT_LATEST) < 0 ? twice : AGAIN_AT_LATEST;
        soon(() -> awake(standIn), after);
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** While neither life listens calls are missed: so all that takes long, and all that can fail, was done before. */
    private synchronized void change(Assembly next, LogJournal journal, StandInStorage standIn)
            throws UnusableDirectoryException {
        if (over) {
            journal.close();
            return;
        }
        Supplier<Future<Life>> ready = together(next, journal, memory);
        Settings where = here();
        try {
            stopPresent();
            opened(wait(ready.get()));
            LOG.info("card answers, the past has been taken up");
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("next life did not begin, calls are heard as before", e);
            Future<Life> unused = beginBlind(where, standIn);
            again(standIn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** However it ends: the next one begins. */
    private void stopPresent() throws InterruptedException {
        if (!listening) {
            return;
        }
        listening = false;
        try {
            wait(present().stop());
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("life without a card did not end in good order", e);
        }
    }

    private static <T> T wait(Future<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.toCompletionStage().toCompletableFuture().get(CHANGE_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }

    /** Ends the present one, and no other follows. */
    synchronized Future<Void> end() {
        over = true;
        awakening.shutdown();
        return listening ? present().stop() : Future.succeededFuture();
    }
}
