// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people of a silent gateway: POSTs to their addresses, each until it has confirmed. For one thread. */
final class FamilyCall implements Predicate<SilenceNews> {
    /** How long an address may take; the others wait meanwhile. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final int NO_MORE_OK = 300;
    private static final Logger LOG = LoggerFactory.getLogger(FamilyCall.class);

    private final List<URI> addresses;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    /** Who has confirmed what is being told. */
    private final Set<String> confirmed = new HashSet<>();

    FamilyCall(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    @Override
    public boolean test(SilenceNews news) {
        confirmed.removeIf(mark -> mark.startsWith(news.origin() + " ") && !mark.startsWith(prefix(news)));
        boolean all = true;
        for (URI address : addresses) {
            String mark = prefix(news) + address;
            if (confirmed.contains(mark)) {
                continue;
            }
            if (isTold(address, news)) {
                confirmed.add(mark);
            } else {
                all = false;
            }
        }
        return all;
    }

    private static String prefix(SilenceNews news) {
        return news.origin() + " " + news.number() + " ";
    }

    private boolean isTold(URI address, SilenceNews news) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(news.json()))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= OK && status < NO_MORE_OK) {
                LOG.warn(
                        "silence told origin={} minutes={}",
                        news.origin(),
                        news.silentFor().toMinutes());
                return true;
            }
            LOG.error("silence not told origin={} status={}", news.origin(), status);
        } catch (IOException e) {
            LOG.error("silence not told origin={} reason={}", news.origin(), e.toString());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Why nobody may be told there; empty when they may. */
    static String fault(URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        if (host.isEmpty() || address.getUserInfo() != null) {
            return "is no address such as https://phone.example/lares";
        }
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        return https || (here && "http".equalsIgnoreCase(address.getScheme()))
                ? ""
                : "is not encrypted: https://…, or http:// to a loopback address";
    }
}
