// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.sync.anchor.evm.SendAnswer.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes say to a transaction, in their own words. */
class SendAnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TAKEN | already known",
                "TAKEN | Known transaction",
                "TAKEN | transaction already imported",
                "TAKEN | ALREADY_EXISTS: already known",
                "TAKEN | AlreadyKnown",
                "NONCE_USED | nonce too low: next nonce 5, tx nonce 4",
                "NONCE_USED | Nonce too low",
                "NONCE_USED | nonce too low",
                "NONCE_USED | OldNonce, Current nonce: 5, nonce of rejected tx: 4",
                "UNDERPRICED | replacement transaction underpriced",
                "UNDERPRICED | Replacement transaction underpriced",
                "UNDERPRICED | transaction underpriced: tip needed 1, tip permitted 0",
                "UNDERPRICED | max fee per gas less than block base fee: address 0xab, maxFeePerGas: 7 baseFee: 8",
                "UNDERPRICED | Gas price below configured minimum gas price",
                "UNDERPRICED | FeeTooLow, MaxFeePerGas too low",
                "UNPAID | insufficient funds for gas * price + value: balance 0, tx cost 5, overshot 5",
                "UNPAID | Upfront cost exceeds account balance",
                "UNPAID | Insufficient funds for gas * price + value",
                "FULL | txpool is full",
                "FULL | Transaction pool is full",
                "REFUSED | invalid chain id for signer: have 5 want 1",
                "REFUSED | Wrong chainId",
                "REFUSED | only replay-protected (EIP-155) transactions allowed over RPC",
                "REFUSED | exceeds block gas limit",
                "REFUSED | intrinsic gas too low",
                "REFUSED | transaction type not supported",
                "REFUSED | Sender account not authorized to send transactions",
                "REFUSED | ''"
            })
    void areUnderstood(Meaning meaning, String words) {
        assertThat(SendAnswer.of(words).meaning()).isEqualTo(meaning);
    }
}
