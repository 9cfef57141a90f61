// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.RetryAfter;
import care.lares.sync.BoundedBody;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What statuses and failures mean. Their words never hold what the centre or the system wrote. */
final class Answers {
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    /** Request Timeout, Locked, Too Early, Too Many Requests: the same may be taken later. */
    private static final Set<Integer> LATER = Set.of(408, 423, 425, 429);
    /** Conflict, Precondition Failed: what FHIR servers say when two write at once. */
    private static final Set<Integer> CLASHES = Set.of(CONFLICT, 412);
    /** Not logged in, not let in, nothing there, not like this, not here: what is wrong is the way to the centre. */
    private static final Set<Integer> WRONG_WAY = Set.of(401, 403, 404, 405, 407, 421);

    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");

    private Answers() {}

    static Answer of(int status, HttpHeaders headers, byte[] body, Instant now) {
        if (status == OK) {
            return new Answer.Taken(body);
        }
        if (WRONG_WAY.contains(status)) {
            return Answer.Failed.of("the centre does not let the gateway in there (" + status + ")");
        }
        if (status == CONFLICT && headers.firstValue("Content-Type").orElse("").startsWith("text/x.tlog.size")) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            if (SIZE.matcher(text).matches()) {
                return new Answer.Conflict(Long.parseLong(text));
            }
        }
        if (CLASHES.contains(status)) {
            return new Answer.Clash("the centre sees a conflict (" + status + ")");
        }
        if (status >= 400 && status < 500 && !LATER.contains(status)) {
            return new Answer.Refused("the centre refuses it (" + status + ")");
        }
        String what = status >= 300 && status < 400 ? "redirects, which are not followed" : "cannot take it now";
        return new Answer.Failed("the centre " + what + " (" + status + ")", retryAfter(headers, now), false);
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After").flatMap(value -> RetryAfter.of(value, now));
    }

    static Answer of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return isAway(cause) ? Answer.Failed.away(words(cause)) : Answer.Failed.of(words(cause));
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof HttpConnectTimeoutException
                || isOf(cause, ConnectException.class)
                || isOf(cause, UnresolvedAddressException.class)
                || isOf(cause, UnknownHostException.class);
    }

    private static String words(Throwable cause) {
        if (isOf(cause, UnresolvedAddressException.class) || isOf(cause, UnknownHostException.class)) {
            return "the centre's name is not known";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection within " + CentreLink.CONNECT.toSeconds() + " s";
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return "no whole answer within " + CentreLink.WHOLE.toSeconds() + " s";
        }
        if (isOf(cause, SSLException.class)) {
            return TlsTrouble.words(cause);
        }
        if (isOf(cause, ConnectException.class)) {
            return "no connection";
        }
        if (isOf(cause, BoundedBody.TooLargeException.class)) {
            return "the answer is too long";
        }
        return cause instanceof IOException ? "the connection broke, or the answer made no sense" : "not sent";
    }

    private static boolean isOf(Throwable cause, Class<? extends Throwable> kind) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
