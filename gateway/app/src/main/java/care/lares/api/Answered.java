// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * An answer that says that something was done, and can be given again.
 *
 * @param status of the 200s
 * @param location where it is now, if that was said
 * @param type of the content; empty: there is none
 * @param content what was said
 */
record Answered(int status, Optional<String> location, String type, Buffer content) {
    private static final int FIRST = 200;
    private static final int LAST = 299;

    /** Whether something was done. */
    boolean isDone() {
        return status >= FIRST && status <= LAST;
    }
}
