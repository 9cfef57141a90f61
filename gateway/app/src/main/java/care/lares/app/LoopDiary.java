// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.Entry;
import care.lares.pipeline.Pipeline;
import care.lares.sync.Diary;
import io.vertx.core.Context;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** Carries what others write down to the event loop, which alone gives entries to the log. */
final class LoopDiary implements Diary {
    private final Context loop;
    private final Pipeline pipeline;

    LoopDiary(Context loop, Pipeline pipeline) {
        this.loop = loop;
        this.pipeline = pipeline;
    }

    @Override
    public CompletableFuture<Long> write(Entry entry) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try {
            loop.runOnContext(now -> write(entry, written));
        } catch (RejectedExecutionException closing) {
            written.completeExceptionally(closing);
        }
        return written;
    }

    private void write(Entry entry, CompletableFuture<Long> written) {
        if (!pipeline.registrar().write(entry, written::complete)) {
            written.completeExceptionally(new IOException("the log cannot take an entry now"));
        }
    }
}
