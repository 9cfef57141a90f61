// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests whose answer waits for storage: their senders are told in time that it will come, or that it will not. */
final class Unanswered {
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Watches over an answer; false when there are too many. */
    boolean add(Answer answer) {
        if (count.incrementAndGet() > CoapLimits.UNANSWERED) {
            count.decrementAndGet();
            return false;
        }
        return answers.add(answer);
    }

    /** Looks after those that wait; for one thread. */
    void look(long nowNanos, boolean storageFails) {
        Duration giveUpAfter = storageFails ? CoapLimits.GIVE_UP_WHEN_FAILING : CoapLimits.GIVE_UP_AFTER;
        for (Iterator<Answer> each = answers.iterator(); each.hasNext(); ) {
            Answer answer = each.next();
            long age = answer.ageNanos(nowNanos);
            if (!answer.isGiven() && age > giveUpAfter.toNanos()) {
                answer.comeBack();
            }
            if (answer.isGiven()) {
                each.remove();
                count.decrementAndGet();
            } else if (age > CoapLimits.ACCEPT_AFTER.toNanos()) {
                answer.accept();
            }
        }
    }
}
