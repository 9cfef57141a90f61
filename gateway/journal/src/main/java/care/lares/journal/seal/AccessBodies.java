// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import care.lares.journal.AccessEntry;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Who came to look: {@code [15, at, session hash, person, scopes, until, how]}, {@code [16, at, session hash, person,
 * reason]}, {@code [17, at, code hash, person, scopes, until, by]}, {@code [18, at, code hash, person]}, {@code [19, at,
 * person, residents, purpose]}.
 */
final class AccessBodies {
    private static final int OPENED_FIELDS = 7;
    private static final int CLOSED_FIELDS = 5;
    private static final int MINTED_FIELDS = 7;
    private static final int USED_FIELDS = 4;
    private static final int LOOKED_FIELDS = 5;
    private static final HexFormat HEX = HexFormat.of();

    private AccessBodies() {}

    static void write(AccessEntry entry, CborWriter out) {
        if (entry instanceof AccessEntry.SessionOpened opened) {
            out.array(OPENED_FIELDS).integer(EntryCodec.SESSION_OPENED).moment(opened.at());
            out.bytes(HEX.parseHex(opened.sessionHash())).text(opened.person().value());
            SortedTexts.write(opened.scopes(), out);
            out.moment(opened.until()).text(opened.how());
        } else if (entry instanceof AccessEntry.SessionClosed closed) {
            out.array(CLOSED_FIELDS).integer(EntryCodec.SESSION_CLOSED).moment(closed.at());
            out.bytes(HEX.parseHex(closed.sessionHash()))
                    .text(closed.person().value())
                    .text(closed.reason());
        } else if (entry instanceof AccessEntry.CodeMinted minted) {
            out.array(MINTED_FIELDS).integer(EntryCodec.CODE_MINTED).moment(minted.at());
            out.bytes(HEX.parseHex(minted.codeHash())).text(minted.person().value());
            SortedTexts.write(minted.scopes(), out);
            out.moment(minted.until()).text(minted.by());
        } else if (entry instanceof AccessEntry.CodeUsed used) {
            out.array(USED_FIELDS).integer(EntryCodec.CODE_USED).moment(used.at());
            out.bytes(HEX.parseHex(used.codeHash())).text(used.person().value());
        } else if (entry instanceof AccessEntry.Looked looked) {
            out.array(LOOKED_FIELDS).integer(EntryCodec.LOOKED).moment(looked.at());
            out.text(looked.person().value());
            SortedTexts.write(looked.residents().stream().map(ResidentId::value).toList(), out);
            out.text(looked.purpose());
        }
    }

    static AccessEntry readOpened(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, OPENED_FIELDS);
        return new AccessEntry.SessionOpened(
                in.moment(), hash(in), new PersonId(in.text()), SortedTexts.read(in), in.moment(), in.text());
    }

    static AccessEntry readClosed(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, CLOSED_FIELDS);
        return new AccessEntry.SessionClosed(in.moment(), hash(in), new PersonId(in.text()), in.text());
    }

    static AccessEntry readMinted(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, MINTED_FIELDS);
        return new AccessEntry.CodeMinted(
                in.moment(), hash(in), new PersonId(in.text()), SortedTexts.read(in), in.moment(), in.text());
    }

    static AccessEntry readUsed(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, USED_FIELDS);
        return new AccessEntry.CodeUsed(in.moment(), hash(in), new PersonId(in.text()));
    }

    static AccessEntry readLooked(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, LOOKED_FIELDS);
        return new AccessEntry.Looked(in.moment(), new PersonId(in.text()), residents(in), in.text());
    }

    private static Set<ResidentId> residents(CborReader in) throws UnreadableEntryException {
        Set<ResidentId> residents = new HashSet<>();
        for (String id : SortedTexts.read(in)) {
            residents.add(new ResidentId(id));
        }
        return residents;
    }

    private static String hash(CborReader in) throws UnreadableEntryException {
        return HEX.formatHex(in.byteString(Sha256.LENGTH));
    }
}
