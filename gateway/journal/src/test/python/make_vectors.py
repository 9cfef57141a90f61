# SPDX-License-Identifier: Apache-2.0
"""Writes the test vectors beside this folder from docs/formats.md alone, so that Java is not its own witness."""
import base64, hashlib, hmac, json, pathlib, re, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[4] / "ledger-sync/src/test/python"))
sys.dont_write_bytecode = True
import ed25519

TARGET = HERE.parent / "resources/vectors"
ORIGIN = "lares.local/00112233445566778899aabbccddeeff"
SEED = bytes(range(32))
SUBJECT_KEY = bytes(range(64, 96))
NOON = 1_795_248_000_000_000  # 2026-11-21T08:00:00Z in microseconds


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def mac(key, message):
    return hmac.digest(key, message, "sha256")


def hkdf(key, info):
    return mac(mac(bytes(32), key), info.encode() + b"\1")


def text64(raw):
    return base64.b64encode(raw).decode()


class Decimal:
    def __init__(self, exponent, mantissa):
        self.items = [exponent, mantissa]


def head(major, argument):
    width = next(w for w in (0, 1, 2, 4, 8) if argument < (1 << 8 * w if w else 24))
    first = {0: argument, 1: 24, 2: 25, 4: 26, 8: 27}[width]
    return bytes([major << 5 | first]) + argument.to_bytes(8, "big")[8 - width:]


def cbor(item):
    if item is None or isinstance(item, bool):
        return {None: b"\xf6", False: b"\xf4", True: b"\xf5"}[item]
    if isinstance(item, int):
        argument = ~item if item < 0 else item
        if argument < 1 << 64:
            return head(1 if item < 0 else 0, argument)
        return head(6, 3 if item < 0 else 2) + cbor(argument.to_bytes((argument.bit_length() + 7) // 8, "big"))
    if isinstance(item, Decimal):
        return head(6, 4) + cbor(item.items)
    if isinstance(item, bytes):
        return head(2, len(item)) + item
    if isinstance(item, str):
        return head(3, len(item.encode())) + item.encode()
    return head(4, len(item)) + b"".join(map(cbor, item))


# name -> fields of the entry, as the tables of docs/formats.md list them
ENTRIES = {
    "reading-integer": [1, NOON + 123_456, "pendant-7", 30, 72, NOON, "a17", [], None, "anna", "room-4", 0],
    "reading-decimal": [1, NOON, "strap", 34, Decimal(-1, 366), None, None, [3, 4], ["97.9", "[degF]"], "anna", None, -2],
    "reading-large": [1, NOON, "meter", 40, Decimal(30, 1), None, None, [], None, None, None, 2**63 - 1],
    "reading-larger": [1, NOON, "meter", 40, Decimal(-1, 2**70 + 1), None, None, [], None, None, None, -1],
    "reading-negative": [1, NOON, "fridge", 41, Decimal(-2, -1825), None, None, [], None, None, "kitchen", -(2**63)],
    "reading-flag": [1, -1, "pendant-7", 1, True, None, None, [9], None, None, None, 24],
    "reading-code": [1, NOON, "ward-pc", 60, "A", None, "ü", [], None, "anna", None, 1000000],
    "alarm": [
        2, NOON + 5, bytes(range(16)), "call.sos", 1, 1, 3, "anna", "room-4", "pendant-7", NOON, NOON - 1000,
        "Call for help", "Go to the person", 2, 3, True, False, "carer-1", NOON + 600_000_000, False, [7, 300],
        [[NOON, 1, "pendant-7", "mqtt", ""], [NOON + 5, 5, "carer-1", "mqtt", "on my way"]],
    ],
    "alarm-bare": [
        2, NOON, bytes(16), "gateway.off", 41, 2, 1, None, None, None, NOON, NOON, "", "", 1, 1, False, True, None, None,
        True, [], [[NOON, 1, "gateway", "rule", ""]],
    ],
    "device-enrolled": [3, NOON, "pendant-7", "anna", None, bytes(range(32)), "installer-1"],
    "device-enrolled-without-secret": [3, NOON, "smoke-2", None, "room-4", b"", "installer-1"],
    "resident-registered": [4, NOON, "anna", "Anna Müller", "room-4"],
    "person-enrolled": [5, NOON, "carer-1", ["alarms:act", "alarms:see"], bytes(range(32, 64))],
    "gateway-started": [6, NOON, "0.1.0", 90_000_000],
    "origin-linked": [7, NOON, "lares.local/ffeeddccbbaa99887766554433221100", 70_000, bytes(range(32)), "backup restored"],
    "seen-readings": [8, NOON, "pendant-7", [0, 23, 24, -1, 2**63 - 1, -(2**63)]],
    "device-registered": [
        9, NOON, "pendant-7", "anna", "room-4", "native", "Red pendant", 2, bytes(range(32)), b"\xff\0\xff", "admin",
    ],
    "device-registered-bare": [9, NOON, "smoke-2", None, None, "", "", 0, b"", b"", "first sight"],
    "device-revoked": [10, NOON, "pendant-7", "anna", "room-4", "lost", "admin"],
    "resident-described": [
        11, NOON, "anna", "Anna Müller", "room-4", 2,
        [["Z", "last"], ["allergies", "penicillin"], ["ärztin", "Dr. Roth"]], "admin",
    ],
    "place-registered": [12, NOON, "room-4", "Room 4", "admin"],
    "contact-registered": [
        13, NOON, "son", "Ben Müller", 3,
        [["webhook", "https://ben.example/hook", bytes(range(32, 64))], ["sms", "+49 30 0000", b""]], "admin",
    ],
    "contact-removed": [14, NOON, "son", "admin"],
    "session-opened": [15, NOON, bytes(range(32)), "carer-1", ["alarms:act", "residents:read"], NOON + 43_200_000_000, "code"],
    "session-closed": [16, NOON, bytes(range(32)), "carer-1", "left"],
    "code-minted": [17, NOON, bytes(range(32, 64)), "carer-1", ["alarms:act", "residents:read"], NOON + 43_200_000_000, "admin"],
    "code-used": [18, NOON, bytes(range(32, 64)), "carer-1"],
    "looked": [19, NOON, "carer-1", ["Zoe", "anna"], "board"],
    "witnessed": [20, NOON, "witness.example/w1", ORIGIN, 70_000, bytes(range(32)), "— witness.example/w1 AAAAAAAAAABkGFDL"],
    "anchor-attempted": [
        21, NOON, 3, bytes(range(32)), bytes(range(32, 64)), "lares.local/00\n28\nroot\n\n— lares.local/00 signature\n",
        31337, bytes(range(32)), bytes(range(20)), bytes(range(32, 64)), 2, bytes(range(32)), b"\x02\xf8\xff",
    ],
    "anchor-settled": [22, NOON, 3, bytes(range(32)), 1, bytes(range(32, 64)), 1234567, bytes(range(32))],
    "anchor-foreign": [22, NOON, 4, bytes(range(32, 64)), 4, bytes(32), 0, bytes(32)],
    "consent-given": [23, NOON, "c-1", "anna", "centre-north", 1, True, NOON + 43_200_000_000, "admin"],
    "consent-given-for-good": [23, NOON, "c-2", "anna", "centre-north", 3, False, None, "admin"],
    "consent-withdrawn": [24, NOON, "c-1", "anna", "centre-north", "asked to", "admin"],
    "bundle-confirmed": [25, NOON, "county-centre", 2, "urn:uuid:00010203-0405-0607-0809-0a0b0c0d0e0f", ORIGIN, 70_000],
    "lane-went-on": [25, NOON, "county-centre", 3, "", ORIGIN, 0],
    "clock-not-set": [26, NOON, NOON, 12_345_678, 1, False],
    "clock-believed": [26, NOON - 86_400_000_000, NOON, NOON - 86_400_000_000, 7, True],
    "gave-way": [27, NOON, ORIGIN, 1, 70_000, 70_511, 300, 1, NOON - 86_400_000_000, NOON - 43_200_000_000],
    "gave-way-retention": [27, NOON, ORIGIN, 2, 0, 0, 1, 2, NOON, NOON],
    "person-erased": [28, NOON, bytes(range(16)), [2, 300], "admin"],
    "key-rotated": [29, NOON, 2, bytes(range(8)), bytes(range(8, 16)), "admin"],
    "backup-made": [30, NOON, ORIGIN, 70_000, bytes(range(32)), ["configuration", "log"], "admin"],
    "restored": [31, NOON, ORIGIN, 70_000, bytes(range(32)), 2, "witness.example/w1"],
    "roster-changed": [
        33, NOON, "Europe/Berlin",
        [["day", [1, 2, 3, 4, 5, 6, 7], 360, 1320, 15, ["nurse-1"]], ["night", [1, 7], 1320, 360, 0, ["nurse-2", "nurse-1"]]],
        [["nurse-2", NOON, NOON + 43_200_000_000, "son"], ["son", NOON, NOON + 1, ""]],
        [["son", [6, 7], 1350, 1350]],
        [[[], [[["day", "night"], [], False], [[], ["son", "nurse-1"], True]]], [["room-4", "room-9"], [[[], ["son"], False]]]],
        ["carer-1", "carer-2"], "admin",
    ],
    "roster-given-up": [33, NOON, "UTC", [], [], [], [], [], "admin"],
    "config-changed": [
        34, NOON, 3, [[4, 25], [9, 120]], [["Zoe", [[1, 7200]]], ["room-4", [[4, 30], [5, 40]]]],
        NOON - 14 * 86_400_000_000, NOON, 3, 1, "admin",
    ],
    "config-untried": [34, NOON, 1, [], [], None, None, 0, 0, "admin"],
    "config-for-resident": [46, NOON, "anna", [[8, 30]], "admin"],
    "config-for-resident-no-more": [46, NOON, "anna", [], "admin"],
    "supervision-decided": [37, NOON, "pendant-7", False, "admin"],
    "walk-test-began": [38, NOON, ["Zoe-cord", "pendant-7"], NOON + 1_800_000_000, "carer-1"],
    "walk-test-ended": [39, NOON, NOON - 600_000_000, 3, ["pendant-7"], ["Zoe-cord"], ["smoke-1", "smoke-2"], "carer-1"],
    "care-plan-decided": [
        36, NOON, "anna", "Europe/Berlin", [[[1, 2, 3, 4, 5, 6, 7], 480, 630], [[7], 1380, 60]], True,
        ["double", "single"], 14, NOON, [["family1", "son"], ["service", "nurse-1"]], NOON + 3 * 86_400_000_000, "admin",
    ],
    "care-plan-given-up": [36, NOON, "anna", "UTC", [], False, [], 0, None, [], None, "admin"],
    "check-in-missed": [42, NOON, "anna", 4, NOON - 7_200_000_000, "gateway"],
    "family-visit": [42, NOON, "anna", 5, NOON, "son"],
    "device-described": [43, NOON, "smoke-1", "Example", "SD-1", "CR123A", "2019-05-01", None, 10, "admin"],
    "commissioning-begun": [40, NOON, 1, "", None, [], b"", "installer-1"],
    "commissioning-device-proved": [40, NOON, 5, "smoke-1", 5, [4711], b"", "smoke-1"],
    "commissioning-contact-called": [40, NOON, 6, "son", None, [], bytes(range(32)), "installer-1"],
    "commissioning-certified": [
        41, NOON, NOON - 86_400_000_000, "0.1.0",
        [["pendant-7", None, 1, NOON - 60_000_000, []], ["smoke-1", "room-4", 19, NOON - 1, [4711]]],
        [["son", NOON - 2]], ["ups-1", NOON - 9, NOON - 8], ["centre", NOON - 7, NOON - 6], "installer-1",
    ],
    "pin-set": [44, NOON, "carer-1", 1, bytes(range(4)), [], "", "admin"],
    "pin-gone": [44, NOON, "carer-1", 2, b"", [], "", "admin"],
    "took-over": [44, NOON, "carer-1", 3, b"", ["0" * 32, "f" * 32], "Anna is awake", "ward-pc"],
    "alarm-notified": [
        2, NOON + 7, bytes(range(16)), "call.sos", 1, 1, 1, "anna", "room-4", "pendant-7", NOON, NOON,
        "Call for help", "Go to the person", 1, 1, False, False, None, NOON + 60_000_000, False, [7],
        [[NOON, 1, "pendant-7", "rule", ""], [NOON + 7, 18, "gateway", "webhook", "step 1 of 1: anton, berta"]],
    ],
    "told-together": [
        49, NOON, "county-centre", bytes(range(16)), "watch.silent/sensor_stale/medium/zigbee2mqtt", 30, 2, 2,
        bytes(range(16)).hex() + "-2", False, [[bytes(16), 3], [b"\xff" * 16, 1]], [[b"\xaa" * 16, 2]],
    ],
    "told-together-with-devices": [
        49, NOON, "county-centre", bytes(range(16)), "watch.silent/sensor_stale/medium/zigbee2mqtt", 30, 2, 3,
        bytes(range(16)).hex() + "-3", False, [[bytes(16), 3, "door-7", NOON - 60_000_000]],
        [[b"\xaa" * 16, 2, "door-8", NOON - 1]],
    ],
    "house-armed": [47, NOON, 4, "keypad-1", "device"],
    "call-button-decided": [50, NOON, "button-1", True, "installer-1"],
    "call-button-no-more": [50, NOON, "button-1", False, "installer-1"],
}


def node(hashes):
    """MTH of RFC 9162, section 2.1.1, over leaf hashes."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256()
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\1", node(hashes[:k]), node(hashes[k:]))


def path(m, hashes):
    """PATH of RFC 9162, section 2.1.3.1."""
    if len(hashes) == 1:
        return []
    k = 1 << (len(hashes) - 1).bit_length() - 1
    if m < k:
        return path(m, hashes[:k]) + [node(hashes[k:])]
    return path(m - k, hashes[k:]) + [node(hashes[:k])]


def subproof(m, hashes, known):
    """SUBPROOF of RFC 9162, section 2.1.4.1."""
    if m == len(hashes):
        return [] if known else [node(hashes)]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    if m <= k:
        return subproof(m, hashes[:k], known) + [node(hashes[k:])]
    return subproof(m - k, hashes[k:], False) + [node(hashes[:k])]


def tree():
    """Leaf i is the u64 i. Large trees are given by a few proofs only."""
    hashes = [sha256(b"\0", i.to_bytes(8, "big")) for i in range(65_539)]
    sizes = [*range(18), 255, 256, 257, 300, 511, 513, 65_536, 65_539]
    inclusion = [(i, n) for n in range(1, 18) for i in range(n)]
    inclusion += [(i, n) for n in (256, 257, 300, 65_539) for i in (0, 1, 254, 255, n - 1)]
    consistency = [(m, n) for n in range(1, 18) for m in range(1, n + 1)]
    consistency += [(1, 300), (255, 257), (256, 300), (257, 513), (300, 65_539), (65_536, 65_539)]
    return {
        "leaf": "leaf i is the record u64(i), big-endian",
        "roots": [{"size": n, "root": node(hashes[:n]).hex()} for n in sizes],
        "inclusion": [
            {"index": i, "size": n, "path": [h.hex() for h in path(i, hashes[:n])]} for i, n in inclusion
        ],
        "consistency": [
            {"old": m, "size": n, "path": [h.hex() for h in subproof(m, hashes[:n], True)]} for m, n in consistency
        ],
    }


def leaf(seq, body):
    canonical = b"\x83" + cbor(ORIGIN) + cbor(seq) + body
    leaf_key = mac(hkdf(SUBJECT_KEY, "lares/leaf/v1"), seq.to_bytes(8, "big"))
    c = mac(leaf_key, canonical)
    return {"seq": seq, "body": body, "canonical": canonical, "leafKey": leaf_key, "commitment": c,
            "leafHash": sha256(b"\0", c)}


def signed(size, root, seed=SEED):
    body = f"{ORIGIN}\n{size}\n{text64(root)}\n"
    public = ed25519.public_key(seed)
    key_id = sha256(ORIGIN.encode(), b"\n\1", public)[:4]
    vkey = f"{ORIGIN}+{key_id.hex()}+{text64(bytes([1]) + public)}"
    signature = ed25519.sign(seed, body.encode())
    return {"seed": seed, "publicKey": public, "vkey": vkey, "origin": ORIGIN, "size": size, "root": root,
            "note": f"{body}\n— {ORIGIN} {text64(key_id + signature)}\n"}


def cosigned(checkpoint):
    """The checkpoint with a witness's line below, C2SP tlog-cosignature."""
    name, seed, time = "witness.example/w1", bytes(range(128, 160)), NOON // 1_000_000
    typed = bytes([4]) + ed25519.public_key(seed)
    key_id = sha256(name.encode(), b"\n", typed)[:4]
    body = checkpoint["note"].split("\n\n")[0] + "\n"
    signature = ed25519.sign(seed, f"cosignature/v1\ntime {time}\n{body}".encode())
    line = f"— {name} {text64(key_id + time.to_bytes(8, 'big') + signature)}"
    return {"seed": seed, "vkey": f"{name}+{key_id.hex()}+{text64(typed)}", "time": time, "line": line,
            "note": checkpoint["note"] + line + "\n"}


def receipt(leaves, index, version=3, anchored=False):
    """A receipt as gateways write it, or as they wrote it once: 1, and 2 for what is anchored."""
    hashes = [one["leafHash"] for one in leaves]
    checkpoint = signed(len(leaves), node(hashes))
    one = leaves[index]
    entry = [one["body"], checkpoint["publicKey"]] if version == 3 else [one["canonical"], checkpoint["vkey"]]
    extra = cbor([version, one["leafKey"], *entry, *(anchor(checkpoint, version) if anchored else [])])
    lines = ["c2sp.org/tlog-proof@v1", "extra " + text64(extra), f"index {index}"]
    lines += [text64(h) for h in path(index, hashes)]
    return "\n".join(lines) + "\n\n" + checkpoint["note"]


def anchor(checkpoint, version):
    """Where the log says its checkpoint stands, and its signature."""
    claim = [31337, bytes(range(20)), bytes(range(32)), 7, bytes(range(32, 64)), 1042]
    claim += [bytes(range(64, 96)), True] if version == 2 else [True]
    commit = sha256((checkpoint["note"].split("\n\n")[0] + "\n").encode())
    label = {2: b"lares/anchor/v1\n", 3: b"lares/anchor/v2\n"}[version]
    return [claim, ed25519.sign(SEED, label + commit + cbor(claim))]


def verifier_key(seed):
    typed = bytes([1]) + ed25519.public_key(seed)
    return f"{ORIGIN}+{sha256(ORIGIN.encode(), bytes([10]), typed)[:4].hex()}+{text64(typed)}"


def key_change(old, new, first):
    """The line in which one key of the log says which one follows it."""
    public, own = ed25519.public_key(new), ed25519.public_key(old)
    said = first.to_bytes(8, "big") + public
    line_id = sha256(ORIGIN.encode(), b"\n\xff", b"lares/log-key/v1", own)[:4]
    signature = ed25519.sign(old, b"lares/log-key/v1\n" + ORIGIN.encode() + b"\n" + said)
    return f"— {ORIGIN} {text64(line_id + said + signature)}"


def key_changes(leaves):
    """A log whose key changed twice: the receipt of its first leaf under its third key, and what its first one signed."""
    seeds = [SEED, bytes(range(160, 192)), bytes(range(192, 224))]
    lines = [key_change(seeds[0], seeds[1], 5), key_change(seeds[1], seeds[2], 9)]
    size, root = len(leaves), node([one["leafHash"] for one in leaves])
    first, third = signed(size, root), signed(size, root, seeds[2])
    text = receipt(leaves, 0).replace(first["note"], third["note"] + "\n".join(lines) + "\n")
    extra = cbor([3, leaves[0]["leafKey"], leaves[0]["body"], third["publicKey"]])
    text = re.sub("extra .*", "extra " + text64(extra), text)
    stale = receipt(leaves, 0).replace(first["note"], first["note"] + lines[0] + "\n")
    return {"seeds": seeds, "vkeys": [verifier_key(seed) for seed in seeds], "from": [5, 9], "lines": lines,
            "receipt": text, "afterItGaveWay": stale}


def ratchet(leaves):
    """Checkpoints of a log on which a ratchet steps along, and what its keeper was given."""
    key = bytes(range(32, 64))
    ratchet_id = hkdf(key, "lares/key-id/v1")[:8]
    line_id = sha256(ORIGIN.encode(), b"\n\xff", b"lares/ratchet/v1", ratchet_id)[:4]
    secret, notes = f"lares-ratchet-1:{ratchet_id.hex()}:{key.hex()}", []
    for index in range(4):
        note = signed(index + 1, node([one["leafHash"] for one in leaves[:index + 1]]))["note"]
        step = index.to_bytes(8, "big")
        message = b"lares/ratchet/v1\n" + (note.split("\n\n")[0] + "\n").encode()
        line = text64(line_id + step + mac(hkdf(key, "lares/ratchet-mac/v1"), step + message))
        notes.append(f"{note}— {ORIGIN} {line}\n")
        key = hkdf(key, "lares/ratchet-step/v1")
    begun = cbor([29, NOON, 6, bytes(8), ratchet_id, "admin"])
    return {"secret": secret, "id": ratchet_id, "begun": begun, "notes": notes}


def crc32c(message):
    crc = 0xFFFFFFFF
    for byte in message:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def segment_header(version, kept=b""):
    salt, random = bytes(range(16, 24)), bytes.fromhex(ORIGIN.split("/")[1])
    length = 64 + len(kept)
    header = (b"LARESEG1" + version.to_bytes(2, "big") + length.to_bytes(2, "big") + (7).to_bytes(4, "big") + salt
              + (4096).to_bytes(8, "big") + NOON.to_bytes(8, "big") + random + (0xC0FFEE).to_bytes(4, "big") + kept)
    return header + crc32c(header).to_bytes(4, "big")


def segment_headers():
    kept = (8192).to_bytes(8, "big") + (0xBEEF).to_bytes(4, "big") + (8 + 16).to_bytes(4, "big")
    return {"1": segment_header(1), "2": segment_header(2, kept), "3": segment_header(3), "4": segment_header(4, kept)}


def write(name, content):
    text = json.dumps(content, indent=1, ensure_ascii=False, default=bytes.hex)
    (TARGET / name).write_text(text + "\n", encoding="utf-8")


def show(shown, size):
    """Puts the receipt of the worked example into the document."""
    document = HERE.parents[4] / "docs/formats.md"
    text = re.sub(r"in a log of \d+ entries", f"in a log of {size} entries", document.read_text(encoding="utf-8"))
    before, rest = text.split("**receipt**", 1)
    head, fence, after = rest.split("```", 2)
    document.write_text(before + "**receipt**" + head + "```\n" + shown + "```" + after, encoding="utf-8")


bodies = {name: cbor(fields) for name, fields in ENTRIES.items()}
leaves = [leaf(seq, body) for seq, body in enumerate(bodies.values())]
keys = {label: hkdf(SUBJECT_KEY, f"lares/{label}/v1") for label in ("leaf", "payload", "snapshot")}
write("entries.json", bodies)
write("leaves.json", {"origin": ORIGIN, "subjectKey": SUBJECT_KEY, "derived": keys, "leaves": leaves})
write("tree.json", tree())
checkpoint = signed(len(leaves), node([one["leafHash"] for one in leaves]))
write("checkpoint.json", checkpoint)
write("cosignature.json", cosigned(signed(0, sha256())))
receipts = [receipt(leaves, index) for index in range(len(leaves))]
write("receipts.json", receipts)
write("receipt-versions.json", {
    "1": receipt(leaves, 0, 1), "2": receipt(leaves, 0, 2, True),
    "3": receipts[0], "3, anchored": receipt(leaves, 0, 3, True),
})
write("key-changes.json", key_changes(leaves))
write("ratchet.json", ratchet(leaves))
write("segment-headers.json", segment_headers())
show(receipts[0], len(leaves))
