// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why an encrypted connection does not come about, in words that say what to do. */
final class TlsTrouble {
    private static final String UNPROVED = "the centre cannot prove who it is: ";

    private TlsTrouble() {}

    /** What a failure of TLS means. */
    static String words(Throwable failure) {
        if (find(failure, CertificateExpiredException.class).isPresent()) {
            return UNPROVED + "its certificate has expired";
        }
        if (find(failure, CertificateNotYetValidException.class).isPresent()) {
            return UNPROVED + "its certificate is not valid yet, unless the gateway's clock is wrong";
        }
        boolean stranger = find(failure, CertPathBuilderException.class).isPresent()
                || find(failure, CertPathValidatorException.class).isPresent();
        if (stranger) {
            return UNPROVED + "its certificate is signed by nobody whom centre.ca-file names";
        }
        if (find(failure, CertificateException.class).isPresent()) {
            return UNPROVED + "its certificate is for another name than that in centre.url";
        }
        boolean alert = find(failure, SSLException.class)
                .filter(said -> String.valueOf(said.getMessage()).contains("fatal alert"))
                .isPresent();
        return alert
                ? "the centre does not accept the gateway's certificate: centre.client-cert-file"
                : "the centre does not encrypt, or speaks no version of TLS that the gateway takes";
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return Optional.of(kind.cast(at));
            }
        }
        return Optional.empty();
    }
}
