// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.AnchorEntry;
import java.util.HexFormat;

/**
 * Checkpoints on their way to the ledger: {@code [21, at, epoch, commit, previous, note, chain id, genesis, contract,
 * gateway, nonce, transaction, raw]} and {@code [22, at, epoch, commit, state, transaction, block, block hash]}.
 */
final class AnchorBodies {
    private static final int ATTEMPTED_FIELDS = 13;
    private static final int SETTLED_FIELDS = 8;
    /** Length of a contract's address. */
    private static final int ADDRESS = 20;

    private static final HexFormat HEX = HexFormat.of();

    private AnchorBodies() {}

    static void write(AnchorEntry entry, CborWriter out) {
        if (entry instanceof AnchorEntry.Attempted attempted) {
            write(attempted, out);
        } else if (entry instanceof AnchorEntry.Settled settled) {
            write(settled, out);
        }
    }

    private static void write(AnchorEntry.Attempted attempted, CborWriter out) {
        AnchorEntry.Ledger ledger = attempted.ledger();
        out.array(ATTEMPTED_FIELDS).integer(EntryCodec.ANCHOR_ATTEMPTED).moment(attempted.at());
        out.integer(attempted.epoch());
        hex(attempted.commit(), out);
        hex(attempted.previous(), out);
        out.text(attempted.note()).integer(ledger.chainId());
        hex(ledger.genesis(), out);
        hex(ledger.contract(), out);
        hex(ledger.gateway(), out);
        out.integer(attempted.nonce());
        hex(attempted.transaction(), out);
        hex(attempted.raw(), out);
    }

    private static void write(AnchorEntry.Settled settled, CborWriter out) {
        out.array(SETTLED_FIELDS).integer(EntryCodec.ANCHOR_SETTLED).moment(settled.at());
        out.integer(settled.epoch());
        hex(settled.commit(), out);
        out.integer(settled.state().code());
        hex(settled.transaction(), out);
        out.integer(settled.block());
        hex(settled.blockHash(), out);
    }

    static AnchorEntry readAttempted(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, ATTEMPTED_FIELDS);
        return new AnchorEntry.Attempted(
                in.moment(),
                in.integer(),
                hash(in),
                hash(in),
                in.text(),
                new AnchorEntry.Ledger(in.integer(), hash(in), HEX.formatHex(in.byteString(ADDRESS)), hash(in)),
                in.integer(),
                hash(in),
                HEX.formatHex(in.byteString()));
    }

    static AnchorEntry readSettled(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, SETTLED_FIELDS);
        return new AnchorEntry.Settled(
                in.moment(), in.integer(), hash(in), state(in), hash(in), in.integer(), hash(in));
    }

    private static AnchorEntry.State state(CborReader in) throws UnreadableEntryException {
        long code = in.integer();
        return AnchorEntry.State.ofCode(code).orElseThrow(() -> in.wrong("unknown state of an anchor " + code));
    }

    private static String hash(CborReader in) throws UnreadableEntryException {
        return HEX.formatHex(in.byteString(Sha256.LENGTH));
    }

    private static void hex(String digits, CborWriter out) {
        out.bytes(HEX.parseHex(digits));
    }
}
