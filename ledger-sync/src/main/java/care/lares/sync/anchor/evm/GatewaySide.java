// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.sync.Diary;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What an anchor has of the gateway it belongs to.
 *
 * @param keys sign for it
 * @param diary where what happens is written down
 * @param past what its log says of anchors
 * @param followsUnknown see {@link care.lares.journal.AnchorBook#followsUnknown}
 * @param clock for stamps
 * @param ticks for durations
 */
public record GatewaySide(
        LedgerKeys keys,
        Diary diary,
        List<Entry> past,
        BooleanSupplier followsUnknown,
        InstantSource clock,
        Ticks ticks) {
    /** Copies the past. */
    public GatewaySide {
        past = List.copyOf(past);
    }
}
