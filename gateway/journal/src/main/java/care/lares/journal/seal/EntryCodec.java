// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.AccessEntry;
import care.lares.journal.AnchorEntry;
import care.lares.journal.BackupEntry;
import care.lares.journal.BundleConfirmed;
import care.lares.journal.CareEntry;
import care.lares.journal.ClockChanged;
import care.lares.journal.CommissioningEntry;
import care.lares.journal.ConfigEntry;
import care.lares.journal.ConsentEntry;
import care.lares.journal.DutyEntry;
import care.lares.journal.Entry;
import care.lares.journal.GaveWay;
import care.lares.journal.HouseArmed;
import care.lares.journal.KeyEntry;
import care.lares.journal.ProofEntry;
import care.lares.journal.RegistryEntry;
import care.lares.journal.ToldTogether;
import care.lares.journal.WalkTestEntry;

/**
 * Entry bodies: what is committed to and encrypted. One deterministic CBOR array per entry, {@code [type, at, …]}, as
 * {@code docs/formats.md} lists them. Times are kept to the microsecond, and of a moment only the wall's side, since the
 * monotonic clock means nothing to the next process.
 */
public final class EntryCodec {
    /** Numbers of the entry types: on disk for ever, never changed or used again. */
    static final int READING_LOGGED = 1;

    static final int ALARM_CHANGED = 2;
    static final int DEVICE_ENROLLED = 3;
    static final int RESIDENT_REGISTERED = 4;
    static final int PERSON_ENROLLED = 5;
    static final int GATEWAY_STARTED = 6;
    static final int ORIGIN_LINKED = 7;
    static final int SEEN_READINGS = 8;
    static final int DEVICE_REGISTERED = 9;
    static final int DEVICE_REVOKED = 10;
    static final int RESIDENT_DESCRIBED = 11;
    static final int PLACE_REGISTERED = 12;
    static final int CONTACT_REGISTERED = 13;
    static final int CONTACT_REMOVED = 14;
    static final int SESSION_OPENED = 15;
    static final int SESSION_CLOSED = 16;
    static final int CODE_MINTED = 17;
    static final int CODE_USED = 18;
    static final int LOOKED = 19;
    static final int WITNESSED = 20;
    static final int ANCHOR_ATTEMPTED = 21;
    static final int ANCHOR_SETTLED = 22;
    static final int CONSENT_GIVEN = 23;
    static final int CONSENT_WITHDRAWN = 24;
    static final int BUNDLE_CONFIRMED = 25;
    static final int CLOCK_CHANGED = 26;
    static final int GAVE_WAY = 27;
    static final int PERSON_ERASED = 28;
    static final int KEY_ROTATED = 29;
    static final int BACKUP_MADE = 30;
    static final int RESTORED = 31;
    static final int ROSTER_CHANGED = 33;
    static final int CONFIG_CHANGED = 34;
    static final int CARE_PLAN_DECIDED = 36;
    static final int SUPERVISION_DECIDED = 37;
    static final int WALK_TEST_BEGAN = 38;
    static final int WALK_TEST_ENDED = 39;
    static final int COMMISSIONING_STEPPED = 40;
    static final int COMMISSIONING_CERTIFIED = 41;
    static final int CARE_NOTED = 42;
    static final int DEVICE_DESCRIBED = 43;
    static final int ON_DUTY = 44;
    static final int CONFIG_FOR_RESIDENT = 46;
    static final int HOUSE_ARMED = 47;
    static final int TOLD_TOGETHER = 49;
    static final int CALL_BUTTON_DECIDED = 50;

    private EntryCodec() {}

    /** The body of an entry. */
    public static byte[] encode(Entry entry) {
        CborWriter out = new CborWriter();
        if (entry instanceof Entry.ReadingLogged logged) {
            ReadingBody.write(logged, out);
        } else if (entry instanceof Entry.AlarmChanged changed) {
            AlarmBody.write(changed.after(), out);
        } else if (entry instanceof Entry.DeviceEnrolled enrolled) {
            EnrolmentBodies.write(enrolled, out);
        } else if (entry instanceof Entry.ResidentRegistered registered) {
            EnrolmentBodies.write(registered, out);
        } else if (entry instanceof Entry.PersonEnrolled enrolled) {
            EnrolmentBodies.write(enrolled, out);
        } else if (entry instanceof Entry.GatewayStarted started) {
            LogBodies.write(started, out);
        } else if (entry instanceof Entry.OriginLinked linked) {
            LogBodies.write(linked, out);
        } else if (entry instanceof Entry.SeenReadings seen) {
            LogBodies.write(seen, out);
        } else if (entry instanceof RegistryEntry registered) {
            RegistryBodies.write(registered, out);
        } else if (entry instanceof AccessEntry access) {
            AccessBodies.write(access, out);
        } else if (entry instanceof ProofEntry proof) {
            ProofBodies.write(proof, out);
        } else if (entry instanceof AnchorEntry anchor) {
            AnchorBodies.write(anchor, out);
        } else if (entry instanceof ConsentEntry consent) {
            ConsentBodies.write(consent, out);
        } else if (entry instanceof BundleConfirmed confirmed) {
            DeliveryBody.write(confirmed, out);
        } else if (entry instanceof ToldTogether told) {
            ToldBody.write(told, out);
        } else if (entry instanceof HouseArmed armed) {
            ArmedBody.write(armed, out);
        } else if (entry instanceof ClockChanged changed) {
            ClockBody.write(changed, out);
        } else if (entry instanceof GaveWay gone) {
            GaveWayBody.write(gone, out);
        } else if (entry instanceof KeyEntry key) {
            KeyBodies.write(key, out);
        } else if (entry instanceof BackupEntry backup) {
            BackupBodies.write(backup, out);
        } else {
            decided(entry, out);
        }
        return out.written();
    }

    /** What somebody decided or did for the house and those in it. */
    private static void decided(Entry entry, CborWriter out) {
        if (entry instanceof WalkTestEntry walk) {
            WalkTestBodies.write(walk, out);
        } else if (entry instanceof CareEntry care) {
            CareBodies.write(care, out);
        } else if (entry instanceof CommissioningEntry commissioning) {
            CommissioningBodies.write(commissioning, out);
        } else if (entry instanceof DutyEntry duty) {
            DutyBody.write(duty, out);
        } else if (entry instanceof ConfigEntry config) {
            ConfigBodies.write(config, out);
        }
    }

    /**
     * The entry of a body.
     *
     * @throws UnreadableEntryException when its type is unknown, a field is missing, superfluous or impossible, or the
     *     CBOR is not deterministic
     */
    public static Entry decode(byte[] body) throws UnreadableEntryException {
        CborReader in = new CborReader(body);
        int fields = in.array();
        int type = in.count();
        try {
            Entry entry = decode(type, fields, in);
            in.end();
            return entry;
        } catch (IllegalArgumentException e) {
            throw new UnreadableEntryException("a field of entry type " + type + " holds what cannot be", e);
        }
    }

    private static Entry decode(int type, int fields, CborReader in) throws UnreadableEntryException {
        return switch (type) {
            case READING_LOGGED -> ReadingBody.read(fields, in);
            case ALARM_CHANGED -> AlarmBody.read(fields, in);
            case DEVICE_ENROLLED -> EnrolmentBodies.readDevice(fields, in);
            case RESIDENT_REGISTERED -> EnrolmentBodies.readResident(fields, in);
            case PERSON_ENROLLED -> EnrolmentBodies.readPerson(fields, in);
            case GATEWAY_STARTED -> LogBodies.readStarted(fields, in);
            case ORIGIN_LINKED -> LogBodies.readLinked(fields, in);
            case SEEN_READINGS -> LogBodies.readSeen(fields, in);
            case DEVICE_REGISTERED -> RegistryBodies.readDevice(fields, in);
            case DEVICE_REVOKED -> RegistryBodies.readRevoked(fields, in);
            case RESIDENT_DESCRIBED -> RegistryBodies.readResident(fields, in);
            case PLACE_REGISTERED -> RegistryBodies.readPlace(fields, in);
            case CONTACT_REGISTERED -> RegistryBodies.readContact(fields, in);
            case CONTACT_REMOVED -> RegistryBodies.readRemoved(fields, in);
            case SESSION_OPENED -> AccessBodies.readOpened(fields, in);
            case SESSION_CLOSED -> AccessBodies.readClosed(fields, in);
            case CODE_MINTED -> AccessBodies.readMinted(fields, in);
            case CODE_USED -> AccessBodies.readUsed(fields, in);
            case LOOKED -> AccessBodies.readLooked(fields, in);
            case WITNESSED -> ProofBodies.readWitnessed(fields, in);
            case ANCHOR_ATTEMPTED -> AnchorBodies.readAttempted(fields, in);
            case ANCHOR_SETTLED -> AnchorBodies.readSettled(fields, in);
            case CONSENT_GIVEN -> ConsentBodies.readGiven(fields, in);
            case CONSENT_WITHDRAWN -> ConsentBodies.readWithdrawn(fields, in);
            case BUNDLE_CONFIRMED -> DeliveryBody.read(fields, in);
            case TOLD_TOGETHER -> ToldBody.read(fields, in);
            case HOUSE_ARMED -> ArmedBody.read(fields, in);
            case CLOCK_CHANGED -> ClockBody.read(fields, in);
            case GAVE_WAY -> GaveWayBody.read(fields, in);
            case PERSON_ERASED -> KeyBodies.readErased(fields, in);
            case KEY_ROTATED -> KeyBodies.readRotated(fields, in);
            case BACKUP_MADE -> BackupBodies.readMade(fields, in);
            case RESTORED -> BackupBodies.readRestored(fields, in);
            case ROSTER_CHANGED -> RosterBody.read(fields, in);
            case SUPERVISION_DECIDED -> RegistryBodies.readSupervision(fields, in);
            case CALL_BUTTON_DECIDED -> RegistryBodies.readCallButton(fields, in);
            default -> decodeDecided(type, fields, in);
        };
    }

    private static Entry decodeDecided(int type, int fields, CborReader in) throws UnreadableEntryException {
        return switch (type) {
            case WALK_TEST_BEGAN -> WalkTestBodies.readBegan(fields, in);
            case WALK_TEST_ENDED -> WalkTestBodies.readEnded(fields, in);
            case CARE_PLAN_DECIDED -> CareBodies.readPlan(fields, in);
            case CARE_NOTED -> CareBodies.readNoted(fields, in);
            case DEVICE_DESCRIBED -> CareBodies.readDescribed(fields, in);
            case COMMISSIONING_STEPPED -> CommissioningBodies.readStepped(fields, in);
            case COMMISSIONING_CERTIFIED -> CommissioningBodies.readCertified(fields, in);
            case ON_DUTY -> DutyBody.read(fields, in);
            case CONFIG_CHANGED -> ConfigBodies.readChanged(fields, in);
            case CONFIG_FOR_RESIDENT -> ConfigBodies.readForResident(fields, in);
            default -> throw new UnreadableEntryException("unknown entry type " + type);
        };
    }
}
