// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ResidentId ANNA = new ResidentId("anna");
    private static final DeviceId PENDANT = new DeviceId("pendant-7");
    private static final PersonId CARER = new PersonId("carer-1");

    private static final PlaceId ROOM = new PlaceId("room-4");
    private static final ContactId SON = new ContactId("son");
    private static final String HASH = "00".repeat(32);

    private final Registry registry = new Registry();

    @Test
    void knowsTheLatestOfEach() {
        DeviceRegistered first = device(Assignment.NONE);
        DeviceRegistered second = device(new Assignment(Optional.of(ANNA), Optional.empty()));
        registry.apply(first);
        registry.apply(second);
        assertThat(registry.device(PENDANT)).contains(second);
        assertThat(registry.device(new DeviceId("other"))).isEmpty();
        assertThat(registry.resident(ANNA)).isEmpty();
        assertThat(registry.person(CARER)).isEmpty();
    }

    @Test
    void isRebuiltByWhatItRestates() {
        registry.apply(new Entry.PersonEnrolled(NOON, CARER, Set.of("alarms:act"), HASH));
        registry.apply(device(Assignment.NONE));
        registry.apply(new RegistryEntry.DeviceRevoked(NOON, PENDANT, Assignment.NONE, "lost", "admin"));
        registry.apply(new RegistryEntry.ResidentDescribed(
                NOON, ANNA, "Anna", Optional.of(ROOM), 2, Map.of("allergies", "penicillin"), "admin"));
        registry.apply(new RegistryEntry.PlaceRegistered(NOON, ROOM, "Room 4", "admin"));
        registry.apply(contact(SON, 1));
        registry.apply(new Entry.GatewayStarted(NOON, "0.1.0", Duration.ZERO));
        registry.apply(session(NOON.plusSeconds(60)));
        registry.apply(code(NOON.plusSeconds(60)));
        Registry rebuilt = new Registry();
        registry.restated(NOON).forEach(rebuilt::apply);
        assertThat(registry.restated(NOON)).hasSize(8);
        assertThat(rebuilt.restated(NOON)).isEqualTo(registry.restated(NOON));
        assertThat(rebuilt.resident(ANNA)).isEqualTo(registry.resident(ANNA)).isPresent();
        assertThat(rebuilt.person(CARER)).isEqualTo(registry.person(CARER)).isPresent();
        assertThat(rebuilt.revocation(PENDANT)).isPresent();
        assertThat(rebuilt.place(ROOM)).isPresent();
        assertThat(rebuilt.logins().session(HASH, NOON)).isPresent();
        assertThat(rebuilt.logins().code(HASH, NOON)).isPresent();
    }

    @Test
    void takesEntriesOfTheFirstFormForThoseOfToday() {
        registry.apply(new Entry.ResidentRegistered(NOON, ANNA, "Anna", Optional.of(ROOM)));
        registry.apply(new Entry.DeviceEnrolled(NOON, PENDANT, Assignment.NONE, HASH, "installer-1"));
        assertThat(registry.resident(ANNA)).hasValueSatisfying(anna -> {
            assertThat(anna.name()).isEqualTo("Anna");
            assertThat(anna.spo2Scale()).isEqualTo(1);
        });
        assertThat(registry.device(PENDANT))
                .map(DeviceRegistered::credential)
                .contains(DeviceCredential.ofSecret(HASH));
    }

    @Test
    void aDeviceRegisteredAnewIsNoLongerRevoked() {
        registry.apply(device(Assignment.NONE));
        registry.apply(new RegistryEntry.DeviceRevoked(NOON, PENDANT, Assignment.NONE, "lost", "admin"));
        assertThat(registry.revocation(PENDANT)).isPresent();
        assertThat(registry.device(PENDANT)).isPresent();
        registry.apply(device(Assignment.NONE));
        assertThat(registry.revocation(PENDANT)).isEmpty();
    }

    @Test
    void tellsContactsInTheirOrderAndNotThoseRemoved() {
        ContactId doctor = new ContactId("doctor");
        ContactId gone = new ContactId("agency");
        registry.apply(contact(SON, 2));
        registry.apply(contact(doctor, 1));
        registry.apply(contact(gone, 0));
        registry.apply(new RegistryEntry.ContactRemoved(NOON, gone, "admin"));
        assertThat(registry.contacts())
                .extracting(RegistryEntry.ContactRegistered::contact)
                .containsExactly(doctor, SON);
        assertThat(registry.contact(gone)).isEmpty();
    }

    @Test
    void forgetsSessionsAndCodesThatEndedWereUsedOrRanOut() {
        Instant until = NOON.plusSeconds(60);
        registry.apply(session(until));
        registry.apply(code(until));
        Logins logins = registry.logins();
        assertThat(logins.session(HASH, until.minusNanos(1))).isPresent();
        assertThat(logins.session(HASH, until)).isEmpty();
        assertThat(logins.code(HASH, until)).isEmpty();
        assertThat(registry.restated(until)).isEmpty();
        registry.apply(new AccessEntry.CodeUsed(NOON, HASH, CARER));
        registry.apply(new AccessEntry.SessionClosed(NOON, HASH, CARER, "left"));
        assertThat(logins.code(HASH, NOON)).isEmpty();
        assertThat(logins.session(HASH, NOON)).isEmpty();
    }

    private static DeviceRegistered device(Assignment assignment) {
        return new DeviceRegistered(NOON, PENDANT, assignment, "native", "red", DeviceCredential.NONE, "installer-1");
    }

    private static Entry contact(ContactId id, int order) {
        Channel webhook = new Channel(Channel.WEBHOOK, "https://centre.example/alarms", "00ff");
        return new RegistryEntry.ContactRegistered(NOON, id, "Somebody", order, List.of(webhook), "admin");
    }

    private static Entry session(Instant until) {
        return new AccessEntry.SessionOpened(NOON, HASH, CARER, Set.of("alarms:act"), until, "code");
    }

    private static Entry code(Instant until) {
        return new AccessEntry.CodeMinted(NOON, HASH, CARER, Set.of("alarms:act"), until, "admin");
    }
}
