// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import java.util.List;
import java.util.Optional;

/** Keys in a list that the test holds: the one that signs, and the one that will follow. */
record ListedKeys(List<LedgerKey> secrets) implements LedgerKeys {
    @Override
    public LedgerKey current() {
        return secrets.get(0);
    }

    @Override
    public Optional<LedgerKey> coming() {
        return secrets.stream().skip(1).findFirst();
    }

    @Override
    public void change(LedgerKey old, LedgerKey coming) {
        secrets.remove(old);
    }
}
