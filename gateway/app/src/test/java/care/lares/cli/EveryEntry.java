// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.Entry;
import care.lares.journal.HouseArmed;
import care.lares.journal.seal.EntryCodec;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries of every type there is, those of the published test vectors, turned to be about one resident and her device. */
final class EveryEntry {
    private static final Path VECTORS = Path.of(
            System.getProperty("lares.root", "../.."), "gateway/journal/src/test/resources/vectors/entries.json");

    private final ResidentId resident;
    private final DeviceId device;
    private final Assignment hers;

    EveryEntry(ResidentId resident, DeviceId device, PlaceId place) {
        this.resident = resident;
        this.device = device;
        this.hers = new Assignment(Optional.of(resident), Optional.of(place));
    }

    /** The names of all types, however deep in their families they stand. */
    static Set<String> types() {
        return leaves(Entry.class).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryEntry::leaves)
                : Stream.of(type);
    }

    /** All of them. */
    List<Entry> all() throws Exception {
        List<Entry> all = new ArrayList<>();
        for (Map.Entry<String, Object> vector : new JsonObject(Files.readString(VECTORS))) {
            byte[] body = HexFormat.of().parseHex(String.valueOf(vector.getValue()));
            all.add(named((Entry) about(EntryCodec.decode(body))));
        }
        return all;
    }

    /** What names a device in words. */
    private Entry named(Entry entry) {
        if (entry instanceof HouseArmed armed) {
            return new HouseArmed(armed.at(), armed.mode(), device.value(), "device");
        }
        return entry instanceof Stepped step
                ? new Stepped(
                        step.at(),
                        step.step(),
                        device.value(),
                        step.kind(),
                        step.evidence(),
                        step.codeHash(),
                        step.by())
                : entry;
    }

    private Object about(Object part) throws ReflectiveOperationException {
        if (part instanceof ResidentId) {
            return resident;
        }
        if (part instanceof DeviceId) {
            return device;
        }
        if (part instanceof Assignment) {
            return hers;
        }
        if (part instanceof Optional<?> maybe) {
            return maybe.isPresent() ? Optional.of(about(maybe.get())) : maybe;
        }
        if (part instanceof Collection<?> several) {
            Collection<Object> turned = several instanceof List ? new ArrayList<>() : new LinkedHashSet<>();
            for (Object one : several) {
                turned.add(about(one));
            }
            return turned;
        }
        if (part instanceof Map<?, ?> map) {
            Map<Object, Object> turned = new LinkedHashMap<>();
            for (Map.Entry<?, ?> one : map.entrySet()) {
                turned.put(about(one.getKey()), about(one.getValue()));
            }
            return turned;
        }
        return part instanceof Record whole ? rebuilt(whole) : part;
    }

    private Object rebuilt(Record whole) throws ReflectiveOperationException {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        boolean changed = false;
        for (int i = 0; i < parts.length; i++) {
            Object was = components[i].getAccessor().invoke(whole);
            parts[i] = about(was);
            changed |= !parts[i].equals(was);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return changed ? whole.getClass().getDeclaredConstructor(types).newInstance(parts) : whole;
    }
}
