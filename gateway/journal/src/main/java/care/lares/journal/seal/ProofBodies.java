// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.ProofEntry;
import java.util.HexFormat;

/** What others confirmed of the log: {@code [20, at, witness, origin, size, root, line]}. */
final class ProofBodies {
    private static final int WITNESSED_FIELDS = 7;
    private static final HexFormat HEX = HexFormat.of();

    private ProofBodies() {}

    static void write(ProofEntry entry, CborWriter out) {
        if (entry instanceof ProofEntry.Witnessed witnessed) {
            out.array(WITNESSED_FIELDS).integer(EntryCodec.WITNESSED).moment(witnessed.at());
            out.text(witnessed.witness()).text(witnessed.origin()).integer(witnessed.size());
            out.bytes(HEX.parseHex(witnessed.rootHash())).text(witnessed.line());
        }
    }

    static ProofEntry readWitnessed(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, WITNESSED_FIELDS);
        return new ProofEntry.Witnessed(
                in.moment(),
                in.text(),
                in.text(),
                in.integer(),
                HEX.formatHex(in.byteString(Sha256.LENGTH)),
                in.text());
    }
}
