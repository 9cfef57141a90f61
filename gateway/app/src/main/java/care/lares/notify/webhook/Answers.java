// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** What statuses and failures mean for a message. Their words never hold what a receiver or the system wrote. */
final class Answers {
    private static final int GONE = 410;
    /**
     * Request Timeout, Conflict, Locked, Too Early, Too Many Requests: the same message may be taken later. A conflict is
     * what receivers say while they still work on the same key.
     */
    private static final Set<Integer> LATER = Set.of(408, 409, 423, 425, 429);

    /** Not logged in, not let in, nothing there, not like this, not here: another secret or address, and it is taken. */
    private static final Set<Integer> WRONG_WAY = Set.of(401, 403, 404, 405, 407, 421);

    private Answers() {}

    static Answer of(int status, HttpHeaders headers, Instant now) {
        if (status >= 200 && status < 300) {
            return new Answer.Taken();
        }
        if (status == GONE) {
            return new Answer.Refused("the receiver is gone for good (410)");
        }
        if (WRONG_WAY.contains(status)) {
            return new Answer.ShutOut("the receiver does not let the gateway in there (" + status + ")");
        }
        if (status >= 400 && status < 500 && !LATER.contains(status)) {
            return new Answer.Refused("the receiver refuses it (" + status + ")");
        }
        String what = status >= 300 && status < 400 ? "redirects, which are not followed" : "cannot take it now";
        return new Answer.Failed("the receiver " + what + " (" + status + ")", retryAfter(headers, now));
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After").flatMap(value -> RetryAfter.of(value, now));
    }

    static Answer of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return Answer.Failed.of(words(cause));
    }

    private static String words(Throwable cause) {
        if (unresolved(cause)) {
            return "the receiver's name is not known";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection within " + HttpSender.CONNECT.toSeconds() + " s";
        }
        if (cause instanceof HttpTimeoutException) {
            return "no answer within " + HttpSender.WHOLE.toSeconds() + " s";
        }
        if (cause instanceof ConnectException) {
            return "no connection";
        }
        if (cause instanceof SSLException) {
            return "the receiver cannot prove who it is, or does not encrypt";
        }
        return cause instanceof IOException ? "the connection broke, or the answer made no sense" : "not sent";
    }

    private static boolean unresolved(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
