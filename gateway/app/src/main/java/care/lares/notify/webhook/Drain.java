// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads what a receiver answers so that the connection can be used again, and stops when that is too much. */
final class Drain implements BodySubscriber<Void> {
    /** More than any sensible answer has, in bytes. */
    private static final int MAX_BYTES = 64 * 1024;

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private long bytes;

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        for (ByteBuffer buffer : part) {
            bytes += buffer.remaining();
        }
        if (subscription == null) {
            return;
        }
        if (bytes > MAX_BYTES) {
            subscription.cancel();
            end.complete(null);
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable broken) {
        end.complete(null);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
