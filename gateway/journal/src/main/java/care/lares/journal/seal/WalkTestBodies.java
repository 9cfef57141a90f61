// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.DeviceId;
import care.lares.domain.WalkTestEnding;
import care.lares.journal.WalkTestEntry;
import care.lares.journal.WalkTestEntry.WalkTestBegan;
import care.lares.journal.WalkTestEntry.WalkTestEnded;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Walk tests: {@code [38, at, devices, until, by]}, {@code [39, at, began, ending, shown, unclaimed, untouched, by]}.
 */
final class WalkTestBodies {
    private static final int BEGAN_FIELDS = 5;
    private static final int ENDED_FIELDS = 8;

    private WalkTestBodies() {}

    static void write(WalkTestEntry entry, CborWriter out) {
        if (entry instanceof WalkTestBegan began) {
            out.array(BEGAN_FIELDS).integer(EntryCodec.WALK_TEST_BEGAN).moment(began.at());
            devices(began.devices(), out);
            out.moment(began.until()).text(began.by());
        } else if (entry instanceof WalkTestEnded ended) {
            out.array(ENDED_FIELDS).integer(EntryCodec.WALK_TEST_ENDED).moment(ended.at());
            out.moment(ended.began()).integer(ended.ending().code());
            devices(ended.shown(), out);
            devices(ended.unclaimed(), out);
            devices(ended.untouched(), out);
            out.text(ended.by());
        }
    }

    private static void devices(Set<DeviceId> devices, CborWriter out) {
        SortedTexts.write(devices.stream().map(DeviceId::value).toList(), out);
    }

    static WalkTestBegan readBegan(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, BEGAN_FIELDS);
        return new WalkTestBegan(in.moment(), devices(in), in.moment(), in.text());
    }

    static WalkTestEnded readEnded(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, ENDED_FIELDS);
        return new WalkTestEnded(
                in.moment(),
                in.moment(),
                in.known(WalkTestEnding.ofCode(in.count()), "ending"),
                devices(in),
                devices(in),
                devices(in),
                in.text());
    }

    private static Set<DeviceId> devices(CborReader in) throws UnreadableEntryException {
        return SortedTexts.read(in).stream().map(DeviceId::new).collect(Collectors.toSet());
    }
}
