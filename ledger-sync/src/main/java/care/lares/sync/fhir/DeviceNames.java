// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.DeviceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Takes the ids of devices out of words: one may be its radio's address. Alarms about a day name each sensor that saw
 * somebody, and not only the device that raised them.
 */
final class DeviceNames {
    private static final String THE_DEVICE = "the device";
    /** Several of them in a row say no more than one does. */
    private static final Pattern SEVERAL = Pattern.compile(THE_DEVICE + "(, " + THE_DEVICE + ")+");
    /** An id that is a word, such as {@code bed}, says nothing, and the sentence needs it. */
    private static final Pattern A_WORD = Pattern.compile("\\p{Ll}+");

    private final Supplier<Collection<DeviceId>> known;

    /** Takes out those ids. */
    DeviceNames(Supplier<Collection<DeviceId>> known) {
        this.known = known;
    }

    /** The same without ids; a longer one first, which may hold a shorter one. */
    String without(String words) {
        List<String> found = known.get().stream()
                .map(DeviceId::value)
                .filter(words::contains)
                .filter(id -> !A_WORD.matcher(id).matches())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        String left = words;
        for (String id : found) {
            left = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])")
                    .matcher(left)
                    .replaceAll(THE_DEVICE);
        }
        return found.isEmpty() ? left : SEVERAL.matcher(left).replaceAll("the devices");
    }
}
