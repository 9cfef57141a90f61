// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.store.LogJournal;
import care.lares.sync.anchor.evm.LedgerSettings;
import java.util.HexFormat;

/** By which name the ledger and monitoring centres know this box: it comes from the box key and says nothing of anybody. */
final class GatewayName {
    private GatewayName() {}

    /** 32 bytes in lower-case hexadecimal, the same for the life of the box. */
    static String of(LogJournal journal) {
        return HexFormat.of().formatHex(journal.derivedKey(LedgerSettings.GATEWAY_ID));
    }
}
