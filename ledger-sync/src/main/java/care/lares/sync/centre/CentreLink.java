// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.sync.BoundedBody;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to a centre on threads of its own. Redirects are not followed, certificates are verified, answers are bounded in
 * time and length. Never blocks its caller.
 */
final class CentreLink implements AutoCloseable {
    /** Longest answer in bytes: a confirmation has about 200 bytes for each of a bundle's entries. */
    static final int MAX_ANSWER_BYTES = 1 << 20;
    /** How long a connection may take to come about. */
    static final Duration CONNECT = Duration.ofSeconds(5);
    /** How long a whole exchange may take: a centre that stores a bundle durably needs less. */
    static final Duration WHOLE = Duration.ofSeconds(20);

    /** Most threads: what the lanes have under way, all of it hanging, and as many that give up. */
    private static final int MAX_THREADS = 32;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(CentreLink.class);
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final CentreAddress address;
    private final InstantSource clock;
    private final BooleanSupplier uplink;
    private final ThreadPoolExecutor threads;
    private final HttpClient http;
    private final Map<Long, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
    private final AtomicLong exchanges = new AtomicLong();
    private volatile boolean closed;

    /**
     * A link without a connection yet.
     *
     * @param clock what a centre's dates are compared with
     * @param uplink whether anything may leave the house
     */
    CentreLink(CentreAddress address, InstantSource clock, BooleanSupplier uplink) {
        this.address = address;
        this.clock = clock;
        this.uplink = uplink;
        this.threads = new ThreadPoolExecutor(
                0, MAX_THREADS, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), CentreLink::thread);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        address.tls().ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "centre-http-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Sends something once; the future never fails. */
    CompletableFuture<Answer> post(String path, String contentType, byte[] body) {
        if (closed) {
            return CompletableFuture.completedFuture(Answer.Failed.of("the gateway is stopping"));
        }
        if (!uplink.getAsBoolean()) {
            return CompletableFuture.completedFuture(Answer.Failed.away("the uplink is down"));
        }
        try {
            CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(
                    request(address.at(path), contentType, body), head -> new BoundedBody(MAX_ANSWER_BYTES));
            CompletableFuture<HttpResponse<byte[]>> bounded =
                    exchange.copy().orTimeout(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
            long number = exchanges.incrementAndGet();
            underWay.put(number, bounded);
            return bounded.handle((response, failure) -> {
                underWay.remove(number);
                return answer(exchange, response, failure);
            });
        } catch (RuntimeException unforeseen) {
            LOG.error("nothing sent to the centre", unforeseen);
            return CompletableFuture.completedFuture(Answer.Failed.of("a fault of the gateway"));
        }
    }

    private HttpRequest request(URI url, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", contentType)
                .header("User-Agent", "Lares")
                .POST(BodyPublishers.ofByteArray(body));
        address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private Answer answer(
            CompletableFuture<HttpResponse<byte[]>> exchange,
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure) {
        if (response != null) {
            return Answers.of(response.statusCode(), response.headers(), response.body(), clock.instant());
        }
        exchange.cancel(true);
        return failure == null ? Answer.Failed.of("not sent") : Answers.of(failure);
    }

    /** Lets what is under way go. */
    @Override
    public void close() {
        closed = true;
        underWay.values().forEach(exchange -> exchange.cancel(true));
        threads.shutdownNow();
    }
}
