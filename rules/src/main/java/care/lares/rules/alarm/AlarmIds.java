// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.AlarmId;
import care.lares.rules.Finding;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names alarms by a keyed hash of what raised them: HMAC-SHA256 over rule, test flag, resident, device, message id and
 * a number, cut to 16 bytes. Keyed, so that an id on a public topic cannot be guessed back to a resident; a hash, so
 * that a press which was notified, lost with the log's tail in a power cut and sent again is the same alarm.
 */
public final class AlarmIds {
    /** Length of the key in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;

    /** Has the key and nothing else yet: to look the algorithm up and key it again would cost more than an id does. */
    private final Mac keyed;

    /**
     * Names by this key, which must stay the same for the life of a log.
     *
     * @param key {@value #KEY_BYTES} random bytes
     */
    public AlarmIds(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key for alarm ids has " + KEY_BYTES + " bytes");
        }
        this.keyed = keyed(new SecretKeySpec(key, ALGORITHM));
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException brokenRuntime) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, brokenRuntime);
        }
    }

    /** The first name of this finding that is not taken: its number is how many such alarms are known already. */
    AlarmId next(Finding finding, Predicate<AlarmId> taken) {
        for (int number = 0; ; number++) {
            AlarmId id = id(finding, number);
            if (!taken.test(id)) {
                return id;
            }
        }
    }

    private AlarmId id(Finding finding, int number) {
        try {
            byte[] hash = ((Mac) keyed.clone()).doFinal(bytes(finding, number));
            return new AlarmId(HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES)));
        } catch (CloneNotSupportedException brokenRuntime) {
            throw new IllegalStateException("the runtime's own " + ALGORITHM + " can be cloned", brokenRuntime);
        }
    }

    /** Each text with its length before it, so that no two findings run together. */
    private static byte[] bytes(Finding finding, int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(finding.rule());
            out.writeBoolean(finding.test());
            out.writeUTF(finding.assignment().resident().map(Object::toString).orElse(""));
            out.writeUTF(finding.device().map(Object::toString).orElse(""));
            out.writeBoolean(finding.messageId().isPresent());
            // Without a message's id the time stands for it: a second alarm is then another one, which is right.
            out.writeUTF(
                    finding.messageId().orElseGet(() -> finding.observedAt().toString()));
            out.writeInt(number);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }
}
