// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages by HTTP on threads of its own. Redirects are not followed, certificates are verified, and the answer
 * counts once its status is there: whatever else the receiver says is read a little and thrown away.
 */
public final class HttpSender implements Sender, AutoCloseable {
    /** How long a connection may take to come about. */
    static final Duration CONNECT = Duration.ofSeconds(3);
    /** How long a whole attempt may take. */
    static final Duration WHOLE = Duration.ofSeconds(10);

    /** Most threads: a few for each of a house's handful of receivers, all of them hanging. */
    private static final int MAX_THREADS = 64;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(HttpSender.class);

    private final ThreadPoolExecutor threads;
    private final HttpClient http;
    private final Function<Message, byte[]> json;
    private final InstantSource clock;
    private final BooleanSupplier uplink;

    /**
     * A sender with no connection yet.
     *
     * @param alone writes an alarm as it is told outside
     * @param together writes several that are told as one, with what is said of all of them
     * @param clock stamps signatures
     * @param uplink whether anything may leave the house
     */
    public HttpSender(
            Function<Alarm, byte[]> alone,
            BiFunction<List<Alarm>, String, byte[]> together,
            InstantSource clock,
            BooleanSupplier uplink) {
        this.json = message -> message.alarms().size() == 1
                ? alone.apply(message.first())
                : together.apply(message.alarms(), message.text());
        this.clock = clock;
        this.uplink = uplink;
        this.threads = new ThreadPoolExecutor(
                0, MAX_THREADS, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), HttpSender::thread);
        this.http = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Loads what certificates are verified with: slow, and done once in a process. */
    public static void load() {
        try {
            SSLContext unused = SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this machine's Java cannot verify certificates: install another", e);
        }
    }

    private static final AtomicInteger THREADS = new AtomicInteger();

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "webhook-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void send(WebhookTarget target, Message message, Consumer<Answer> answered) {
        send(target, () -> json.apply(message), message.key(), answered);
    }

    @Override
    public boolean leaves() {
        return uplink.getAsBoolean();
    }

    /**
     * Sends a message of another form, once.
     *
     * @param key names the message
     * @param answered is told, on any thread, why it did not get there, in words without an address; empty: it did
     */
    public void send(WebhookTarget target, byte[] body, String key, Consumer<Optional<String>> answered) {
        send(target, () -> body, key, answer -> answered.accept(trouble(answer)));
    }

    private static Optional<String> trouble(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            return Optional.of(refused.reason());
        }
        if (answer instanceof Answer.ShutOut shut) {
            return Optional.of(shut.reason());
        }
        return answer instanceof Answer.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
    }

    private void send(WebhookTarget target, Supplier<byte[]> body, String key, Consumer<Answer> answered) {
        try {
            threads.execute(() -> post(target, body, key, answered));
        } catch (RejectedExecutionException full) {
            answered.accept(Answer.Failed.of("too much is being sent"));
        }
    }

    private void post(WebhookTarget target, Supplier<byte[]> body, String key, Consumer<Answer> answered) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        CompletableFuture<Void> unused = answer.thenAccept(answered);
        if (!uplink.getAsBoolean()) {
            answer.complete(Answer.Failed.of("the uplink is down"));
            return;
        }
        try {
            BodyHandler<Void> whenStatusIsThere = head -> {
                answer.complete(Answers.of(head.statusCode(), head.headers(), clock.instant()));
                return new Drain();
            };
            CompletableFuture<HttpResponse<Void>> exchange =
                    http.sendAsync(request(target, body.get(), key), whenStatusIsThere);
            // Not on a thread of the pool: it may be full by then, and nobody would ever hear what came of this.
            CompletableFuture.delayedExecutor(WHOLE.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(() -> end(exchange, answer));
            unused = exchange.handle((done, failure) -> failed(answer, failure));
        } catch (RuntimeException unforeseen) {
            LOG.error("webhook not sent way=\"{}\"", target.way(), unforeseen);
            answer.complete(Answer.Failed.of("a fault of the gateway"));
        }
    }

    private HttpRequest request(WebhookTarget target, byte[] body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Lares")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body));
        if (!target.secret().isEmpty()) {
            byte[] secret = HexFormat.of().parseHex(target.secret());
            request.header("Lares-Signature", Signature.of(secret, clock.instant(), body));
        }
        return request.build();
    }

    private static void end(CompletableFuture<HttpResponse<Void>> exchange, CompletableFuture<Answer> answer) {
        answer.complete(Answer.Failed.of("no answer within " + WHOLE.toSeconds() + " s"));
        exchange.cancel(true);
    }

    /** An exchange that ended well has had its status before. */
    private static @Nullable Void failed(CompletableFuture<Answer> answer, @Nullable Throwable failure) {
        if (failure != null) {
            answer.complete(Answers.of(failure));
        }
        return null;
    }

    /** Lets what is under way go. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
