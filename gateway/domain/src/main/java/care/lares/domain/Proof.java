// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/** How a device's transport proves that it is that device. {@link #code()} is written to disk: never changed. */
public enum Proof {
    /** Not at all: in a gateway for tests only. */
    NONE(0),
    /** By a secret minted for it: MQTT password, HTTP bearer token. */
    SECRET(1),
    /** By a key it shares with the gateway: DTLS-PSK, its id being the identity. */
    PSK(2),
    /** By a certificate. */
    CERTIFICATE(3),
    /** By another one who speaks for it: a coordinator, a bridge. */
    BRIDGE(4);

    private final int code;

    Proof(int code) {
        this.code = code;
    }

    /** The number in stored entries. */
    public int code() {
        return code;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The proof with this stored number. */
    public static Optional<Proof> ofCode(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }

    /** The proof with this public name. */
    public static Optional<Proof> ofWireName(String name) {
        for (Proof proof : values()) {
            if (proof.wireName().equals(name)) {
                return Optional.of(proof);
            }
        }
        return Optional.empty();
    }
}
