// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.domain.care.CarePlan;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {
    private static final int ENTRIES = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsBackWhatItWrites(long seed) throws UnreadableEntryException {
        SeededEntries entries = new SeededEntries(seed);
        for (int i = 0; i < ENTRIES; i++) {
            Entry entry = entries.next();
            byte[] body = EntryCodec.encode(entry);
            assertThat(EntryCodec.decode(body)).as("seed %d entry %d", seed, i).isEqualTo(entry);
            assertThat(EntryCodec.encode(EntryCodec.decode(body))).isEqualTo(body);
        }
    }

    /** Without a zone of its own a plan goes by the house's clock, which may be a fixed offset. */
    @ParameterizedTest
    @ValueSource(strings = {"Z", "+05:30", "UTC", "Europe/Berlin"})
    void readsAPlanByAnyClockAHouseMayGoBy(String zone) throws UnreadableEntryException {
        CarePlan plan =
                new CarePlan(ZoneId.of(zone), List.of(), true, Set.of(), Optional.empty(), Map.of(), Optional.empty());
        Entry entry = new CarePlanDecided(Instant.EPOCH, new ResidentId("anna"), plan, "admin");
        assertThat(EntryCodec.decode(EntryCodec.encode(entry))).isEqualTo(entry);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void neverReadsOneEntryFromTwoBodies(long seed) {
        SeededEntries entries = new SeededEntries(seed);
        Random random = new Random(seed);
        for (int i = 0; i < ENTRIES; i++) {
            byte[] body = EntryCodec.encode(entries.next());
            byte[] changed = body.clone();
            changed[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            readsExactlyOrRefuses(changed);
            readsExactlyOrRefuses(Arrays.copyOf(body, random.nextInt(body.length)));
            readsExactlyOrRefuses(Arrays.copyOf(body, body.length + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void neverThrowsAnythingElseAtRandomBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20 * ENTRIES; i++) {
            byte[] body = new byte[random.nextInt(60)];
            random.nextBytes(body);
            if (body.length > 1) {
                body[0] = (byte) (0x80 | random.nextInt(24));
                body[1] = (byte) random.nextInt(20);
            }
            readsExactlyOrRefuses(body);
        }
    }

    private static void readsExactlyOrRefuses(byte[] body) {
        try {
            assertThat(EntryCodec.encode(EntryCodec.decode(body)))
                    .as(() -> HexFormat.of().formatHex(body))
                    .isEqualTo(body);
        } catch (UnreadableEntryException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void refusesATypeItDoesNotKnow() {
        assertThatThrownBy(() -> EntryCodec.decode(HexFormat.of().parseHex("8218c800")))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessage("unknown entry type 200");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "indefinite array, 9f0600613000ff",
        "type in two bytes, 84180600613000",
        "number in more bytes than it needs, 84061800613000",
        "text in pieces, 8406007f6130ff00",
        "text that is not UTF-8, 84060061ff00",
        "text longer than the rest, 8406007b7fffffffffffffff613000",
        "one field too few, 8306006130",
        "one field too many, 850600613000f6",
        "bytes after the end, 8406006130000000",
        "float instead of integer, 8406006130f93c00",
        "map instead of array, a4060061300000000000",
        "tagged text, 840600c0613000",
        "nothing, ''",
        "array of 2^64-1 items, 9bffffffffffffffff",
    })
    void refusesEveryOtherWayToSayTheSame(String what, String hex) {
        assertThatThrownBy(() -> EntryCodec.decode(HexFormat.of().parseHex(hex)))
                .isInstanceOf(UnreadableEntryException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "0.0, 00",
        "72.0, 1848",
        "-1, 20",
        "7.2E+3, 191c20",
        "36.6, c4822019016e",
        "36.60, c4822019016e",
        "-0.5, c4822024",
        "18446744073709551615, 1bffffffffffffffff",
        "-18446744073709551616, 3bffffffffffffffff",
        "18446744073709551616, c48200c249010000000000000000",
        "-18446744073709551617, c48200c349010000000000000000",
        "1E+30, c482181e01",
        "1E+2147483647, c4821a7fffffff01",
        "1E-2147483647, c4823a7ffffffe01",
    })
    void writesNumbersInOneFormOnly(String number, String hex) throws UnreadableEntryException {
        byte[] body = new CborWriter().decimal(new BigDecimal(number)).written();
        assertThat(HexFormat.of().formatHex(body)).isEqualTo(hex);
        assertThat(new CborReader(body).decimal()).isEqualByComparingTo(number);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "mantissa that ends in zero, c482200a",
        "fraction that is an integer, c4820001",
        "big number by itself, c249010000000000000000",
        "big number that fits, c48200c2480100000000000000",
        "big number with leading zero, c48200c24a00010000000000000000",
        "fraction of zero, c4822000",
        "exponent beyond 32 bits, c4821b000000010000000001",
        "tag alone, c4",
        "true, f5",
    })
    void refusesNumbersInAnyOtherForm(String what, String hex) {
        assertThatThrownBy(() -> new CborReader(HexFormat.of().parseHex(hex)).decimal())
                .isInstanceOf(UnreadableEntryException.class);
    }

    /** The character that stands for what cannot be read may have been written as such. */
    @Test
    void readsTheReplacementCharacterAsText() throws UnreadableEntryException {
        byte[] body = new CborWriter().text("caf\ufffd").written();
        assertThat(new CborReader(body).text()).isEqualTo("caf\ufffd");
    }

    @Test
    void storesMomentsToTheMicrosecondAndTheFarthestAsTheLastThatFits() throws UnreadableEntryException {
        Instant precise = Instant.parse("1969-12-31T23:59:59.123456789Z");
        assertThat(received(reading(precise, Instant.MAX)).reading().receivedAt())
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
        assertThat(received(reading(precise, Instant.MAX)).reading().observedAt())
                .hasValueSatisfying(at -> assertThat(at).isAfter(Instant.parse("+200000-01-01T00:00:00Z")));
        assertThat(received(reading(precise, Instant.MIN)).reading().observedAt())
                .hasValueSatisfying(at -> assertThat(at).isBefore(Instant.parse("-200000-01-01T00:00:00Z")));
    }

    private static Entry.ReadingLogged received(Entry.ReadingLogged sent) throws UnreadableEntryException {
        return (Entry.ReadingLogged) EntryCodec.decode(EntryCodec.encode(sent));
    }

    private static Entry.ReadingLogged reading(Instant receivedAt, Instant observedAt) {
        Reading reading = new Reading(
                new DeviceId("pendant"),
                Kind.SOS,
                Value.Flag.ON,
                receivedAt,
                Optional.of(observedAt),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        return new Entry.ReadingLogged(reading, Assignment.NONE, 0);
    }
}
