// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.ResidentId;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Told;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.Summary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Bundles that say what a test counts: how many readings a summary is about, and where they stand. */
final class PlainPacking implements Packing {
    @Override
    public Parcel alarm(Alarm alarm, Disclosure disclosure) {
        return parcel(alarm.id() + "/" + alarm.steps(), "\"alarm\":\"" + alarm.id() + "\"");
    }

    @Override
    public Parcel together(ToldTogether message, Disclosure disclosure) {
        return parcel(
                message.bundle(),
                "\"number\":%d,\"open\":[%s],\"over\":[%s]"
                        .formatted(message.number(), ids(message.open()), ids(message.over())));
    }

    private static String ids(List<Told> alarms) {
        return alarms.stream().map(told -> "\"" + told.alarm() + "\"").collect(Collectors.joining(","));
    }

    @Override
    public Parcel summary(Summary summary, Disclosure disclosure, PublishedCheckpoint rest) {
        String id = "%s/%s/%d"
                .formatted(
                        summary.origin(),
                        summary.resident().map(ResidentId::value).orElse(""),
                        summary.firstSeq());
        return parcel(id, "\"readings\":%d,\"last\":%d".formatted(summary.readings(), summary.lastSeq()));
    }

    private static Parcel parcel(String id, String more) {
        String json =
                "{\"resourceType\":\"Bundle\",\"identifier\":{\"value\":\"%s\"},\"entry\":[{}],%s}".formatted(id, more);
        return new Parcel(id, Set.of(id), json.getBytes(StandardCharsets.UTF_8));
    }
}
