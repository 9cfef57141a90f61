// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.security.MessageDigest;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Lets in who has the token, or a certificate that the TLS layer has checked already. */
final class Admission {
    private static final String BEARER = "Bearer ";

    private final byte[] token;

    Admission(String token) {
        this.token = token.getBytes(UTF_8);
    }

    boolean admits(HttpExchange exchange) {
        return hasToken(exchange) || (exchange instanceof HttpsExchange secure && hasCertificate(secure));
    }

    private boolean hasToken(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip().getBytes(UTF_8))
                .filter(given -> MessageDigest.isEqual(given, token))
                .isPresent();
    }

    private static boolean hasCertificate(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }
}
