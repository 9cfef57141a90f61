// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Keeps what the centre answers, and stops reading when that is too much. */
final class BoundedBody implements BodySubscriber<byte[]> {
    /** Longest answer in bytes: a confirmation has about 200 bytes for each of a bundle's entries. */
    static final int MAX_BYTES = 1 << 20;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (subscription == null || body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : part) {
            if (bytes.size() + buffer.remaining() > MAX_BYTES) {
                subscription.cancel();
                body.completeExceptionally(new TooMuchException(MAX_BYTES));
                return;
            }
            byte[] some = new byte[buffer.remaining()];
            buffer.get(some);
            bytes.writeBytes(some);
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
