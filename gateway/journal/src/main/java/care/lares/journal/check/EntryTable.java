// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The entry types and the fields of each, as docs/formats.md lists them. */
enum EntryTable {
    READING(1, "at:TIME device kind:KIND value observed:TIME id quality:QUALITY sent resident place transport"),
    ALARM(
            2,
            "at:TIME alarm rule kind:ALARM_KIND priority:PRIORITY state:STATE resident place device raised:TIME"
                    + " observed:TIME text advice occurrence count cause-present cause-unknown accepted-by"
                    + " hold-until:TIME test evidence history:HISTORY"),
    DEVICE(3, "at:TIME device resident place secret-hash by"),
    RESIDENT(4, "at:TIME resident name place"),
    PERSON(5, "at:TIME person scopes secret-hash"),
    START(6, "at:TIME version off-for:DURATION"),
    LINK(7, "at:TIME old-origin size root reason"),
    SEEN(8, "at:TIME device fingerprints"),
    DEVICE_REGISTERED(9, "at:TIME device resident place driver name proof:PROOF secret-hash sealed-key by"),
    DEVICE_REVOKED(10, "at:TIME device resident place reason by"),
    RESIDENT_DESCRIBED(11, "at:TIME resident name place spo2-scale card:PAIRS by"),
    PLACE_REGISTERED(12, "at:TIME place name by"),
    CONTACT_REGISTERED(13, "at:TIME contact name order channels:CHANNELS by"),
    CONTACT_REMOVED(14, "at:TIME contact by"),
    SESSION_OPENED(15, "at:TIME session-hash person scopes until:TIME how"),
    SESSION_CLOSED(16, "at:TIME session-hash person reason"),
    CODE_MINTED(17, "at:TIME code-hash person scopes until:TIME by"),
    CODE_USED(18, "at:TIME code-hash person"),
    LOOKED(19, "at:TIME person residents purpose"),
    WITNESSED(20, "at:TIME witness origin size root line"),
    ANCHOR_ATTEMPTED(
            21, "at:TIME epoch commit previous checkpoint chain-id genesis contract gateway nonce transaction raw"),
    ANCHOR_SETTLED(22, "at:TIME epoch commit state:ANCHOR transaction block block-hash"),
    CONSENT_GIVEN(23, "at:TIME consent resident recipient purpose:PURPOSE named until:TIME by"),
    CONSENT_WITHDRAWN(24, "at:TIME consent resident recipient reason by"),
    BUNDLE_CONFIRMED(25, "at:TIME recipient lane:LANE bundle origin cursor"),
    CLOCK_CHANGED(26, "at:TIME before:TIME machine:TIME cause:CLOCK trusted"),
    GAVE_WAY(27, "at:TIME origin class:CLASS first last count reason:GAVE_WAY from:TIME until:TIME"),
    PERSON_ERASED(28, "at:TIME tombstone keys by"),
    KEY_ROTATED(29, "at:TIME key:KEY old-id new-id by"),
    BACKUP_MADE(30, "at:TIME origin size root contents by"),
    RESTORED(31, "at:TIME origin size root cause:CAUSE by"),
    ROSTER_CHANGED(33, "at:TIME zone shifts absences quiet plans accepts by"),
    CONFIG_CHANGED(34, "at:TIME version site places tried-from:TIME tried-until:TIME raised spared by"),
    CARE_PLAN_DECIDED(
            36,
            "at:TIME resident zone check-ins activity buttons family-days family-since:TIME calls:PAIRS"
                    + " away-until:TIME by"),
    SUPERVISION_DECIDED(37, "at:TIME device supervised by"),
    WALK_TEST_BEGAN(38, "at:TIME devices until:TIME by"),
    WALK_TEST_ENDED(39, "at:TIME began:TIME ending:ENDING shown unclaimed untouched by"),
    COMMISSIONING_STEPPED(40, "at:TIME step:COMMISSIONING what kind:KIND evidence code-hash by"),
    COMMISSIONING_CERTIFIED(
            41, "at:TIME began:TIME version devices:PROVED contacts:CONFIRMED mains:PULL uplink:PULL by"),
    CARE_NOTED(42, "at:TIME resident event of:TIME by"),
    DEVICE_DESCRIBED(43, "at:TIME device vendor model battery made installed service-years by"),
    ON_DUTY(44, "at:TIME person sort:DUTY sealed open note by"),
    CONFIG_FOR_RESIDENT(46, "at:TIME resident settings by"),
    HOUSE_ARMED(47, "at:TIME mode:ARM_MODE by channel"),
    TOLD_TOGETHER(
            49, "at:TIME recipient fold cause kind:ALARM_KIND priority:PRIORITY number bundle confirmed open over"),
    CALL_BUTTON_DECIDED(50, "at:TIME device call-button by");

    private static final EntryTable[] ALL = values();

    private final long type;
    private final String columns;
    private final int fields;

    /** Columns after the type: a name each, and how to show it unless as it is. */
    EntryTable(long type, String columns) {
        this.type = type;
        this.columns = columns;
        this.fields = columns.split(" ", -1).length + 1;
    }

    static Optional<EntryTable> ofType(long type) {
        for (EntryTable table : ALL) {
            if (table.type == type) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    /** Its number in bodies. */
    long type() {
        return type;
    }

    /** Number of fields with the type. */
    int fields() {
        return fields;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<OpenedEntry.Field> print(List<Object> items) throws RefusedException {
        String[] named = columns.split(" ", -1);
        RefusedException.unless(
                items.size() == fields, label() + " entry has " + items.size() + " fields instead of " + fields);
        List<OpenedEntry.Field> printed = new ArrayList<>();
        for (int i = 0; i < named.length; i++) {
            Object item = items.get(i + 1);
            if (!item.equals(Optional.empty()) && !item.equals(List.of())) {
                printed.add(field(named[i], item));
            }
        }
        return printed;
    }

    private static OpenedEntry.Field field(String column, Object item) throws RefusedException {
        int colon = column.indexOf(':');
        if (colon < 0) {
            return new OpenedEntry.Field(column, FieldForm.PLAIN.print(item));
        }
        FieldForm form = FieldForm.valueOf(column.substring(colon + 1));
        return new OpenedEntry.Field(column.substring(0, colon), form.print(item));
    }
}
