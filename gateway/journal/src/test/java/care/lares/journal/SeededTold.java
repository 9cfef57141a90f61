// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import care.lares.journal.ToldTogether.Beginning;
import care.lares.journal.ToldTogether.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Messages about several alarms, whatever may stand in them. */
final class SeededTold {
    private static final int MOST_YEARS_SECONDS = 2_000_000_000;

    private final Random random;

    SeededTold(Random random) {
        this.random = random;
    }

    ToldTogether next() {
        List<Told> told = new ArrayList<>();
        for (int left = random.nextInt(9); left > 0; left--) {
            told.add(new Told(new AlarmId(hex()), 1 + random.nextInt(70), beginning()));
        }
        int open = random.nextInt(told.size() + 1);
        AlarmKind[] kinds = AlarmKind.values();
        Priority[] priorities = Priority.values();
        return new ToldTogether(
                Instant.ofEpochSecond(random.nextInt(MOST_YEARS_SECONDS)),
                "county",
                hex(),
                "cause/" + random.nextInt(),
                kinds[random.nextInt(kinds.length)],
                priorities[random.nextInt(priorities.length)],
                1 + random.nextInt(1_000),
                hex() + "-1",
                random.nextBoolean(),
                told.subList(0, open),
                told.subList(open, told.size()));
    }

    /** Logs of before it was written down do not say. */
    private Optional<Beginning> beginning() {
        Instant raisedAt =
                Instant.ofEpochSecond(random.nextInt(MOST_YEARS_SECONDS), random.nextInt(1_000_000) * 1_000L);
        DeviceId device = new DeviceId("device-" + random.nextInt());
        return random.nextBoolean() ? Optional.of(new Beginning(device, raisedAt)) : Optional.empty();
    }

    private String hex() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
