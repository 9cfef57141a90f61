// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import care.lares.domain.ResidentId;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Subject;
import care.lares.journal.log.UnusableDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Residents are erased, one after another: a tombstone, their keys destroyed, the box key exchanged. Once the tombstone is
 * there, no start leaves anything that opens what is about them; as long as it is not, nothing of them is lost.
 */
final class Erasing implements CutStep {
    private static final Path INDEX = Trial.DATA.resolve("index");
    private static final Path KEYS = Trial.DATA.resolve("keys");
    private static final int RESIDENTS = 2;
    private static final int MOST_ENTRIES = 3;

    /** What is known of somebody who is to be erased. */
    private record Grave(PersonErased stone, byte[] boxKey) {}

    /** Who was erased, outside the house. */
    private static final class Outside {
        private final Map<Subject, Grave> graves = new LinkedHashMap<>();
        private int residents;
    }

    @Override
    public String name() {
        return "erase";
    }

    @Override
    public void prepare(Trial trial) throws UnusableDirectoryException {
        trial.residentsAndKeysLive();
        trial.open();
        trial.append();
        trial.settle();
    }

    @Override
    public void act(Trial trial) {
        for (int resident = 0; resident < RESIDENTS; resident++) {
            ResidentId id = new ResidentId("resident-" + outside(trial).residents++);
            for (int entries = trial.random().nextInt(MOST_ENTRIES); entries >= 0; entries--) {
                trial.append(described(trial, id));
                trial.append();
            }
            if (trial.random().nextBoolean()) {
                trial.snapshot();
            }
            trial.write();
            erase(trial, Subject.of(id));
        }
    }

    private static void erase(Trial trial, Subject subject) {
        KeyCustody keys = trial.journal().keys();
        PersonErased stone =
                new PersonErased(trial.now(), keys.tombstone(subject), keys.keys(subject), "an administrator");
        Bystander bystander = new Bystander(trial.storage());
        bystander.put(INDEX, Map.of("lares.mv.db", ("rows about " + subject.name()).getBytes(US_ASCII)));
        outside(trial).graves.put(subject, new Grave(stone, bystander.content(KEYS.resolve("box.key"))));
        long seq = trial.append(stone);
        trial.erased(subject);
        trial.keep(seq + 1);
        // Whoever hears that storage failed sends it again.
        trial.answer(keys.destroy(stone))
                .or(() -> trial.answer(keys.destroy(stone)))
                .flatMap(exchanged -> exchanged)
                .ifPresent(trial::append);
        trial.write();
    }

    @Override
    public void check(Trial trial) {
        outside(trial).graves.forEach((subject, grave) -> {
            if (trial.past().contains(grave.stone)) {
                requireClosed(trial, subject, grave);
            } else {
                trial.notErased(subject);
            }
        });
        if (!trial.honest()) {
            outside(trial).graves.clear();
        }
        trial.requireAll();
    }

    private static void requireClosed(Trial trial, Subject subject, Grave grave) {
        require(!trial.journal().keys().holds(subject), "keys of " + subject.name() + " are there");
        Bystander bystander = new Bystander(trial.storage());
        bystander
                .files(INDEX)
                .forEach((name, content) -> require(
                        !holds(content, subject.name().getBytes(US_ASCII)), name + " tells of " + subject.name()));
        bystander
                .files(KEYS)
                .forEach((name, content) -> require(
                        !holds(content, grave.boxKey),
                        name + " holds the box key that opened what is about " + subject.name()));
    }

    private static boolean holds(byte[] content, byte[] part) {
        return new String(content, ISO_8859_1).contains(new String(part, ISO_8859_1));
    }

    private static ResidentDescribed described(Trial trial, ResidentId id) {
        return new ResidentDescribed(trial.now(), id, "Wilma", Optional.empty(), 1, Map.of(), "an administrator");
    }

    private static Outside outside(Trial trial) {
        return trial.outside(Outside.class, Outside::new);
    }
}
