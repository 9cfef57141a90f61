// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.coap;

import care.lares.domain.Ticks;
import care.lares.sim.link.Acknowledgement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** One device's line: posts one message at a time, each until it is answered. Guarded by its own monitor. */
public final class CoapLink {
    /** The content format of SenML in JSON. */
    private static final int SENML_JSON = 110;
    /** Messages kept while there is no answer: see the likewise limit of MQTT lines. */
    private static final int MAX_KEPT = 100_000;

    private static final Duration RETRIES_AFTER = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final CoapClient client;
    private final ScheduledExecutorService timer;
    private final Ticks ticks;
    private final Deque<Message> waiting = new ArrayDeque<>();

    CoapLink(CoapClient client, ScheduledExecutorService timer, Ticks ticks) {
        this.client = client;
        this.timer = timer;
        this.ticks = ticks;
    }

    /**
     * Posts a SenML pack, at once or when the ones before it have been answered.
     *
     * @param answered told once, on a thread of the line: it must not block
     */
    public synchronized void post(String senml, Consumer<Acknowledgement> answered) {
        if (waiting.size() >= MAX_KEPT) {
            throw new IllegalStateException("more than " + MAX_KEPT + " messages wait for an answer");
        }
        waiting.addLast(new Message(senml, answered));
        if (waiting.size() == 1) {
            send();
        }
    }

    /** How many messages wait for their answer. */
    public synchronized int unanswered() {
        return waiting.size();
    }

    private synchronized void send() {
        Message message = waiting.peekFirst();
        if (message == null) {
            return;
        }
        message.sent(ticks.nanos());
        client.post(new Answer(), message.senml, SENML_JSON);
    }

    private void answered(boolean accepted) {
        Message done;
        long now = ticks.nanos();
        synchronized (this) {
            done = waiting.removeFirst();
            send();
        }
        done.answered.accept(new Acknowledgement(done.sentNanos, now, accepted));
    }

    private void retry(Duration after) {
        if (!timer.isShutdown()) {
            var unused = timer.schedule(this::send, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** An overloaded gateway is asked again, a silent one as well; what is refused is not. */
    private final class Answer implements CoapHandler {
        @Override
        public void onLoad(CoapResponse response) {
            if (response.getCode() == ResponseCode.SERVICE_UNAVAILABLE) {
                Duration asked = Duration.ofSeconds(response.getOptions().getMaxAge());
                retry(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
            } else {
                answered(response.isSuccess());
            }
        }

        @Override
        public void onError() {
            retry(RETRIES_AFTER);
        }
    }

    private static final class Message {
        private final String senml;
        private final Consumer<Acknowledgement> answered;
        private boolean sentOnce;
        private long sentNanos;

        Message(String senml, Consumer<Acknowledgement> answered) {
            this.senml = senml;
            this.answered = answered;
        }

        void sent(long nanos) {
            if (!sentOnce) {
                sentOnce = true;
                sentNanos = nanos;
            }
        }
    }
}
