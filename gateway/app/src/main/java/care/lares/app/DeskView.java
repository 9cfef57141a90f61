// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.DeskRows;
import care.lares.domain.Alarm;
import care.lares.domain.DeskRow;
import care.lares.notify.AlarmJson;
import care.lares.notify.Directory;
import care.lares.notify.Folding;
import care.lares.pipeline.House;
import care.lares.rules.Phrases;
import care.lares.rules.alarm.FoldWords;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What of the open alarms people look at as one, and in which words. For the event loop. */
final class DeskView implements DeskRows, Folding {
    private final House house;
    private final Directory directory;
    private final AlarmJson json;
    private final Phrases phrases;

    DeskView(House house, Directory directory, Phrases phrases) {
        this.house = house;
        this.directory = directory;
        this.json = new AlarmJson(directory);
        this.phrases = phrases;
    }

    @Override
    public List<DeskRow> of(Collection<Alarm> open) {
        return DeskRow.of(open, this::key);
    }

    @Override
    public byte[] json(DeskRow row) {
        return json.folded(row.members(), text(row));
    }

    @Override
    public Optional<String> key(Alarm alarm) {
        return json.foldKey(alarm);
    }

    @Override
    public String text(DeskRow row) {
        String family = row.first().device().map(directory::family).orElse("");
        return phrases.say(FoldWords.of(row, family, house.openAlarms()));
    }
}
