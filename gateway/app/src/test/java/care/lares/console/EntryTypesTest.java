// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.seal.EntryCodec;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that opens evidence knows every type of entry that the journal writes. */
class EntryTypesTest {
    /** A number and what stands for it, at the depth of the table of types: no other table of the file has numbers. */
    private static final Pattern NUMBERED = Pattern.compile("(?m)^  (\\d+):\\s*\"([a-z-]+) at:time");

    @Test
    void thePageKnowsWhatTheJournalWrites() throws IllegalAccessException {
        Set<Integer> known = NUMBERED.matcher(entries())
                .results()
                .map(type -> Integer.valueOf(type.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).isEqualTo(written());
    }

    private static String entries() {
        return Assets.load(PageManner.USUAL)
                .byAddress()
                .get("/console/proof/entry.js")
                .bytes()
                .toString(StandardCharsets.UTF_8);
    }

    /** By the codec's own numbers, which are constants of their own. */
    private static Set<Integer> written() throws IllegalAccessException {
        Set<Integer> types = new TreeSet<>();
        for (Field field : EntryCodec.class.getDeclaredFields()) {
            if (field.getType() == int.class && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                types.add(field.getInt(null));
            }
        }
        return types;
    }
}
