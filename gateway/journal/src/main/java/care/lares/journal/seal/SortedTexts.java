// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets of texts, and texts by heading: an array in ascending order of their bytes, none twice. */
final class SortedTexts {
    private static final Comparator<byte[]> BYTEWISE = Arrays::compareUnsigned;
    private static final int PAIR = 2;

    private SortedTexts() {}

    static void write(Collection<String> texts, CborWriter out) {
        out.array(texts.size());
        sorted(texts).forEach(out::text);
    }

    static Set<String> read(CborReader in) throws UnreadableEntryException {
        Set<String> texts = new HashSet<>();
        byte[] before = {};
        for (int left = in.array(); left > 0; left--) {
            String text = in.text();
            before = checked(in, text, before, texts.isEmpty());
            texts.add(text);
        }
        return texts;
    }

    static void write(Map<String, String> texts, CborWriter out) {
        out.array(texts.size());
        sorted(texts.keySet()).forEach(heading -> out.array(PAIR).text(heading).text(texts.getOrDefault(heading, "")));
    }

    static Map<String, String> readPairs(CborReader in) throws UnreadableEntryException {
        Map<String, String> texts = new LinkedHashMap<>();
        byte[] before = {};
        for (int left = in.array(); left > 0; left--) {
            in.array(PAIR);
            String heading = in.text();
            before = checked(in, heading, before, texts.isEmpty());
            texts.put(heading, in.text());
        }
        return texts;
    }

    static List<String> sorted(Collection<String> texts) {
        return texts.stream()
                .sorted(Comparator.comparing(SortedTexts::utf8, BYTEWISE))
                .toList();
    }

    static byte[] checked(CborReader in, String text, byte[] before, boolean first) throws UnreadableEntryException {
        byte[] bytes = utf8(text);
        if (!first && BYTEWISE.compare(before, bytes) >= 0) {
            throw in.wrong("texts out of order");
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
