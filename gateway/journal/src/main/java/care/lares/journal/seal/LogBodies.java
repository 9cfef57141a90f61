// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.DeviceId;
import care.lares.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the gateway and its log say of themselves: {@code [6, at, version, off for]}, {@code [7, at, old origin, size,
 * root, reason]}, {@code [8, at, device, fingerprints]}.
 */
final class LogBodies {
    private static final int STARTED_FIELDS = 4;
    private static final int LINKED_FIELDS = 6;
    private static final int SEEN_FIELDS = 4;
    private static final HexFormat HEX = HexFormat.of();

    private LogBodies() {}

    static void write(Entry.GatewayStarted started, CborWriter out) {
        out.array(STARTED_FIELDS).integer(EntryCodec.GATEWAY_STARTED).moment(started.at());
        out.text(started.version()).duration(started.offFor());
    }

    static Entry.GatewayStarted readStarted(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, STARTED_FIELDS);
        return new Entry.GatewayStarted(in.moment(), in.text(), in.duration());
    }

    static void write(Entry.OriginLinked linked, CborWriter out) {
        out.array(LINKED_FIELDS).integer(EntryCodec.ORIGIN_LINKED).moment(linked.at());
        out.text(linked.oldOrigin()).integer(linked.size());
        out.bytes(HEX.parseHex(linked.rootHash())).text(linked.reason());
    }

    static Entry.OriginLinked readLinked(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, LINKED_FIELDS);
        return new Entry.OriginLinked(
                in.moment(), in.text(), in.integer(), HEX.formatHex(in.byteString(Sha256.LENGTH)), in.text());
    }

    static void write(Entry.SeenReadings seen, CborWriter out) {
        out.array(SEEN_FIELDS).integer(EntryCodec.SEEN_READINGS).moment(seen.at());
        out.text(seen.device().value()).array(seen.fingerprints().size());
        seen.fingerprints().forEach(out::integer);
    }

    static Entry.SeenReadings readSeen(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, SEEN_FIELDS);
        Instant at = in.moment();
        DeviceId device = new DeviceId(in.text());
        int size = in.array();
        List<Long> fingerprints = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            fingerprints.add(in.integer());
        }
        return new Entry.SeenReadings(at, device, fingerprints);
    }
}
