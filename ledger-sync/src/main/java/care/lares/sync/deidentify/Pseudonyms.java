// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.deidentify;

import care.lares.crypto.HmacSha256;
import care.lares.domain.RecipientId;
import java.nio.charset.StandardCharsets;

/**
 * Makes the names under which people and devices are known outside. Every recipient is given other ones, so that two of
 * them cannot find out that they have data of the same person; and one recipient is given other ones for data that say
 * whose they are than for data that do not, so that a named alarm does not give away whose the nameless summaries are.
 *
 * <p>They come from the box key: they stay the same as long as it does.
 */
public final class Pseudonyms {
    /** The purpose under which the box's key for this is derived. */
    public static final String LABEL = "lares/pseudonym/v1";

    private final byte[] key;

    /**
     * Makes names with this key.
     *
     * @param derivedKey the box's key for {@link #LABEL}, 32 bytes
     */
    public Pseudonyms(byte[] derivedKey) {
        this.key = derivedKey.clone();
    }

    /** The names in data that do not say whose they are. */
    public Aliases pseudonymous(RecipientId recipient) {
        return aliases("pseudonymous", recipient);
    }

    /** The names in data that say whose they are. */
    public Aliases named(RecipientId recipient) {
        return aliases("named", recipient);
    }

    private Aliases aliases(String form, RecipientId recipient) {
        byte[] label = (form + "\n" + recipient.value()).getBytes(StandardCharsets.UTF_8);
        return new Aliases(new HmacSha256(key).of(label));
    }
}
