# SPDX-License-Identifier: Apache-2.0
"""Verifies receipts as docs/formats.md describes them, with Python's standard library alone: verify_receipt.py FILE…"""
import base64, hashlib, hmac, sys
import ed25519


LABEL, OLD_LABEL = b"lares/anchor/v2\n", b"lares/anchor/v1\n"
CHANGE = b"lares/log-key/v1"


def need(holds, otherwise):
    if not holds:
        raise ValueError(otherwise)


def unbase64(text):
    raw = base64.b64decode(text, validate=True)
    need(base64.b64encode(raw).decode() == text, "base64 is not in its one form")
    return raw


def number(text):
    need(str(int(text)) == text and 0 <= int(text) < 1 << 63, "number is not in its one form")
    return int(text)


def cbor(major, argument, content=b""):
    width = next(w for w in (0, 1, 2, 4, 8) if argument < (1 << 8 * w if w else 24))
    first = {0: argument, 1: 24, 2: 25, 4: 26, 8: 27}[width]
    return bytes([major << 5 | first]) + argument.to_bytes(8, "big")[8 - width:] + content


def root(node, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    last = size - 1
    need(index < size, "leaf is not in the tree")
    for sibling in path:
        need(last > 0 and len(sibling) == 32, "proof is too long")
        if index & 1 or index == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while index & 1 == 0 and index:
                index, last = index >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        index, last = index >> 1, last >> 1
    need(last == 0, "proof is too short")
    return node


NUMBER, BYTES, TEXT = 0, 2, 3


def item(raw, major):
    """What an item of this kind holds, its head being the shortest, and what follows it."""
    width = {24: 1, 25: 2, 26: 4, 27: 8}.get(raw[0] & 31, 0)
    argument = int.from_bytes(raw[1:1 + width], "big") if width else raw[0] & 31
    head = cbor(major, argument)
    end = len(head) + (0 if major == NUMBER else argument)
    need(raw.startswith(head) and end <= len(raw), "extra data is not in its form")
    return argument if major == NUMBER else raw[len(head):end], raw[end:]


def anchored(raw, old):
    """Chain, contract, gateway, epoch, transaction, block, formerly that block's hash, final; and the signature."""
    rest = raw[1:]
    for length in (0, 20, 32, 0, 32, 0, 32)[:7 if old else 6]:
        found, rest = item(rest, BYTES if length else NUMBER)
        need(len(found) == length if length else found < 1 << 63, "anchor is not in its form")
    need(raw[:1] == (b"\x88" if old else b"\x87") and rest[:1] in (b"\xf4", b"\xf5"), "anchor is not in its form")
    signature, end = item(rest[1:], BYTES)
    need(len(signature) == 64 and not end, "anchor is not in its form")
    return (OLD_LABEL if old else LABEL), raw[:-66], signature


def opening(extra, origin, index):
    """Leaf key, canonical bytes, verifier key, and what the log signed of its anchor: label, claim, signature."""
    items, version = extra[0], extra[1]
    need((items, version) in ((0x84, 1), (0x86, 2), (0x84, 3), (0x86, 3)), "extra data is not in its form")
    leaf_key, rest = item(extra[2:], BYTES)
    canonical, rest = item(rest, BYTES)
    key, rest = item(rest, BYTES if version == 3 else TEXT)
    need(len(leaf_key) == 32 and (version < 3 or len(key) == 32), "extra data is not in its form")
    place = b"\x83" + cbor(TEXT, len(origin.encode()), origin.encode()) + cbor(NUMBER, index)
    if version == 3:
        canonical, typed = place + canonical, b"\1" + key
        key_id = hashlib.sha256(origin.encode() + b"\n" + typed).digest()[:4]
        key = f"{origin}+{key_id.hex()}+{base64.b64encode(typed).decode()}".encode()
    need(canonical.startswith(place), "entry belongs to another log or place")
    need(items == 0x86 or not rest, "extra data is not in its form")
    return leaf_key, canonical, key.decode(), anchored(rest, version == 2) if items == 0x86 else None


def cosigned(vkey, text, lines):
    """Whether a witness cosigned, C2SP tlog-cosignature; a line that is not what it claims refuses the receipt."""
    name, key_id, key = vkey.split("+", 2)
    full_id = hashlib.sha256(name.encode() + b"\n" + unbase64(key)).digest()
    need((key_id, unbase64(key)[0], len(unbase64(key))) == (full_id[:4].hex(), 4, 33), "witness key is not in its form")
    found, start = False, f"— {name} "
    for line in (unbase64(line[len(start):]) for line in lines if line.startswith(start)):
        if line[:4] == full_id[:4]:
            stated = f"cosignature/v1\ntime {int.from_bytes(line[4:12], 'big')}\n{text}\n"
            need(line[4:5] < b"\x80", "time is not in its form")
            need(ed25519.verify(unbase64(key)[1:], stated.encode(), line[12:]), "cosignature is not the witness's")
            found = True
    return found


def successor(vkey, signatures):
    """The key that a log's key says has followed it, and from which entry on; None when it says nothing of that."""
    name, _, key = vkey.split("+", 2)
    own, start = unbase64(key)[1:], f"— {name} "
    line_id = hashlib.sha256(name.encode() + b"\n\xff" + CHANGE + own).digest()[:4]
    lines = [unbase64(line[len(start):]) for line in signatures.split("\n")[:-1] if line.startswith(start)]
    said = [line[4:] for line in lines if line[:4] == line_id]
    if not said:
        return None
    need(len(said) == 1 and len(said[0]) == 104, "a change of the log's key is not in its form")
    stated = CHANGE + b"\n" + name.encode() + b"\n" + said[0][:40]
    need(ed25519.verify(own, stated, said[0][40:]), "a change of the log's key is not signed by the old key")
    typed = b"\1" + said[0][8:40]
    key_id = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    return int.from_bytes(said[0][:8], "big"), f"{name}+{key_id.hex()}+{base64.b64encode(typed).decode()}"


def trusted(vkey, known, signatures):
    """Whether a key is known from elsewhere, or followed one that is."""
    for key in known:
        for _ in range(65):
            if key == vkey:
                return True
            said = successor(key, signatures) if key.split("+")[0] == vkey.split("+")[0] else None
            if said is None:
                break
            key = said[1]
    return False


def verify(receipt, witnesses=(), known=()):
    head, text, signatures = receipt.decode().split("\n\n")
    magic, extra, index, *path = head.split("\n")
    origin, size, root_hash = text.split("\n")
    need(magic == "c2sp.org/tlog-proof@v1" and extra[:6] == "extra " and index[:6] == "index ", "no receipt")
    extra, index = unbase64(extra[6:]), number(index[6:])
    leaf_key, canonical, vkey, anchor = opening(extra, origin, index)
    name, key_id, key = vkey.split("+", 2)
    full_id = hashlib.sha256(name.encode() + b"\n" + unbase64(key)).digest()
    need((name, key_id, unbase64(key)[0], len(unbase64(key))) == (origin, full_id[:4].hex(), 1, 33), "key is not the log's")
    for line in signatures[:-1].split("\n"):
        dash, signer, raw = line.split(" ")
        need(dash == "—" and signer and len(unbase64(raw)) > 4 and min(line) >= " ", "a signature line is not in its form")
    start, ours = f"— {origin} ", full_id[:4]
    lines = [unbase64(line[len(start):]) for line in signatures.split("\n")[:-1] if line.startswith(start)]
    good = [ed25519.verify(unbase64(key)[1:], (text + "\n").encode(), line[4:]) for line in lines if line[:4] == ours]
    need(signatures.endswith("\n") and good == [True], "signature is not the log's")
    gave_way = successor(vkey, signatures)
    need(gave_way is None or number(size) <= gave_way[0], "the key had given way to another")
    need(not known or trusted(vkey, known, signatures), "key is not one that is known")
    if anchor:
        stated = anchor[0] + hashlib.sha256((text + "\n").encode()).digest() + anchor[1]
        need(ed25519.verify(unbase64(key)[1:], stated, anchor[2]), "the log did not sign its anchor")
    leaf = hashlib.sha256(b"\0" + hmac.digest(leaf_key, canonical, "sha256")).digest()
    found = root(leaf, index, number(size), [unbase64(line) for line in path])
    need(found == unbase64(root_hash), "entry is not under the signed root")
    keys = {vkey.split("+", 2)[2] for vkey in witnesses if cosigned(vkey, text, signatures.split("\n"))}
    return f"VALID witnessed {len(keys)}" if keys else "VALID"


if __name__ == "__main__":
    witnesses, known, files = [], [], sys.argv[1:]
    while files[:1] in (["--witness"], ["--key"]):
        (witnesses if files[0] == "--witness" else known).append(files[1])
        files = files[2:]
    for file in files:
        try:
            print(verify(open(file, "rb").read(), witnesses, known))
        except (ValueError, IndexError, StopIteration, OverflowError) as e:
            print("INVALID", type(e).__name__, str(e).replace("\n", " "))
