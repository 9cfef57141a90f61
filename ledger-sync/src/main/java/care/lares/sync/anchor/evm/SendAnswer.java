// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import java.util.List;
import java.util.Locale;

/**
 * What a node made of a transaction it was sent.
 *
 * @param meaning what follows from it
 * @param words the node's own
 */
record SendAnswer(Meaning meaning, String words) {
    /** What follows from a node's answer. */
    enum Meaning {
        /** The node has it, from now or from before. */
        TAKEN,
        /** Another transaction of this account with this nonce is in a block already: this one, or one like it. */
        NONCE_USED,
        /** The fee is too low: for a block, or to take the place of one that waits. */
        UNDERPRICED,
        /** The account cannot pay for it. */
        UNPAID,
        /** Too many wait: later. */
        FULL,
        /** It will never be taken as it is. */
        REFUSED
    }

    private record Wording(String part, Meaning meaning) {}

    /**
     * As geth, Besu, anvil, Nethermind and Erigon say it, in lower case; the first that is found decides. There is no
     * standard for these words.
     */
    private static final List<Wording> WORDINGS = List.of(
            new Wording("already known", Meaning.TAKEN),
            new Wording("known transaction", Meaning.TAKEN),
            new Wording("already imported", Meaning.TAKEN),
            new Wording("alreadyknown", Meaning.TAKEN),
            new Wording("transaction_already_known", Meaning.TAKEN),
            new Wording("nonce too low", Meaning.NONCE_USED),
            new Wording("nonce_too_low", Meaning.NONCE_USED),
            new Wording("oldnonce", Meaning.NONCE_USED),
            new Wording("nonce below", Meaning.NONCE_USED),
            new Wording("nonce has already been used", Meaning.NONCE_USED),
            new Wording("underpriced", Meaning.UNDERPRICED),
            new Wording("less than block base fee", Meaning.UNDERPRICED),
            new Wording("gas price below", Meaning.UNDERPRICED),
            new Wording("gas price too low", Meaning.UNDERPRICED),
            new Wording("gas_price_too_low", Meaning.UNDERPRICED),
            new Wording("feetoolow", Meaning.UNDERPRICED),
            new Wording("fee too low", Meaning.UNDERPRICED),
            new Wording("max fee per gas less than", Meaning.UNDERPRICED),
            new Wording("below configured minimum", Meaning.UNDERPRICED),
            new Wording("insufficient funds", Meaning.UNPAID),
            new Wording("upfront cost exceeds", Meaning.UNPAID),
            new Wording("upfront_cost_exceeds", Meaning.UNPAID),
            new Wording("insufficientfunds", Meaning.UNPAID),
            new Wording("pool is full", Meaning.FULL),
            new Wording("pool full", Meaning.FULL),
            new Wording("limit exceeded", Meaning.FULL),
            new Wording("rate limit", Meaning.FULL),
            new Wording("too many requests", Meaning.FULL));

    static SendAnswer of(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        Meaning meaning = WORDINGS.stream()
                .filter(wording -> lower.contains(wording.part()))
                .findFirst()
                .map(Wording::meaning)
                .orElse(Meaning.REFUSED);
        return new SendAnswer(meaning, words);
    }
}
