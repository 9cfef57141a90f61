// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of any record by their names: what is added to one, or a new one, is never forgotten. */
final class RecordParts {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private RecordParts() {}

    /** Each part under its name, in their order. */
    static Map<String, Object> of(Record whole) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(whole.getClass())) {
            parts.put(component.getName(), part(whole, component));
        }
        return parts;
    }

    private static Object part(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("a record that is not public: " + whole.getClass(), hidden);
        }
    }
}
