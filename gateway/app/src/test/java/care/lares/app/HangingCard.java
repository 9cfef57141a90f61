// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.config.Settings;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.GuardedStorage;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/** What is on it can be read, or not even that; whoever wants to change anything waits until it answers again. */
public final class HangingCard extends GuardedStorage {
    private final CountDownLatch answers = new CountDownLatch(1);
    private final boolean readable;

    /** One that hangs. */
    public HangingCard(boolean readable) {
        super(new FileStorage());
        this.readable = readable;
    }

    /** From now on it works. */
    public void answer() {
        answers.countDown();
    }

    /** Starts a gateway on it. */
    public Future<Gateway> start(Settings settings) throws Exception {
        return Gateway.start(settings, this);
    }

    @Override
    protected void before(Call call) throws IOException {
        if (call != Call.CLOSE && (call != Call.READ || !readable)) {
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException(e.getMessage());
            }
        }
    }
}
