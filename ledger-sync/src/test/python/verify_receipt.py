# SPDX-License-Identifier: Apache-2.0
"""Verifies receipts as docs/formats.md describes them, with Python's standard library alone: verify_receipt.py FILE…"""
import base64, hashlib, hmac, sys
import ed25519


LABEL = b"lares/anchor/v1\n"


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


def anchor(extra):
    """What extra data of version 2 has more than that of version 1: where it is anchored, and the log's signature."""
    if extra[:2] != b"\x86\x02":
        return extra, b""
    at = 0
    for at in range(len(extra) - 66 - 3 * 34 - 22, 0, -1):
        claim, rest = extra[at:-66], extra[-66:]
        if claim[:1] == b"\x88" and rest[:2] == b"\x58\x40" and is_claim(claim[1:]):
            return b"\x84\x01" + extra[2:at], extra[at:]
    raise ValueError("extra data is not in its form")


def is_claim(items):
    """Chain, contract, gateway, epoch, transaction, block, block's hash, whether that is final."""
    for kind in (0, 20, 32, 0, 32, 0, 32):
        head = cbor(2, kind) if kind else next((cbor(0, n) for n in numbers(items)), b"-")
        if not items.startswith(head):
            return False
        items = items[len(head) + kind:]
    return items in (b"\xf4", b"\xf5")


def numbers(items):
    return [int.from_bytes(items[1:1 + w], "big") if w else items[0] for w in (0, 1, 2, 4, 8)
            if items and items[0] == {0: items[0] if items[0] < 24 else -1, 1: 24, 2: 25, 4: 26, 8: 27}[w]]


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


def verify(receipt, witnesses=()):
    head, text, signatures = receipt.decode().split("\n\n")
    magic, extra, index, *path = head.split("\n")
    origin, size, root_hash = text.split("\n")
    need(magic == "c2sp.org/tlog-proof@v1" and extra[:6] == "extra " and index[:6] == "index ", "no receipt")
    extra, index = unbase64(extra[6:]), number(index[6:])
    extra, claim = anchor(extra)
    vkey = extra[-len(origin.encode()) - 54:]  # name + 8 digits + base64 of 33 bytes
    name, key_id, key = vkey.decode().split("+", 2)
    full_id = hashlib.sha256(name.encode() + b"\n" + unbase64(key)).digest()
    need((name, key_id, unbase64(key)[0]) == (origin, full_id[:4].hex(), 1), "key is not the log's")
    leaf_key, rest = extra[4:36], extra[36:-len(cbor(3, len(vkey), vkey))]
    canonical = next(rest[w:] for w in (1, 2, 3, 5) if cbor(2, len(rest) - w) == rest[:w])
    items = cbor(2, 32, leaf_key), cbor(2, len(canonical), canonical), cbor(3, len(vkey), vkey)
    need(extra == b"\x84\x01" + b"".join(items), "extra data is not in its form")
    place = b"\x83" + cbor(3, len(origin.encode()), origin.encode()) + cbor(0, index)
    need(canonical.startswith(place), "entry belongs to another log or place")
    for line in signatures[:-1].split("\n"):
        dash, signer, raw = line.split(" ")
        need(dash == "—" and signer and len(unbase64(raw)) > 4 and min(line) >= " ", "a signature line is not in its form")
    start, ours = f"— {origin} ", full_id[:4]
    lines = [unbase64(line[len(start):]) for line in signatures.split("\n")[:-1] if line.startswith(start)]
    good = [ed25519.verify(unbase64(key)[1:], (text + "\n").encode(), line[4:]) for line in lines if line[:4] == ours]
    need(signatures.endswith("\n") and good == [True], "signature is not the log's")
    stated = LABEL + hashlib.sha256((text + "\n").encode()).digest() + claim[:-66]
    need(not claim or ed25519.verify(unbase64(key)[1:], stated, claim[-64:]), "the log did not sign its anchor")
    leaf = hashlib.sha256(b"\0" + hmac.digest(leaf_key, canonical, "sha256")).digest()
    found = root(leaf, index, number(size), [unbase64(line) for line in path])
    need(found == unbase64(root_hash), "entry is not under the signed root")
    keys = {vkey.split("+", 2)[2] for vkey in witnesses if cosigned(vkey, text, signatures.split("\n"))}
    return f"VALID witnessed {len(keys)}" if keys else "VALID"


if __name__ == "__main__":
    witnesses, files = [], sys.argv[1:]
    while files[:1] == ["--witness"]:
        witnesses, files = witnesses + [files[1]], files[2:]
    for file in files:
        try:
            print(verify(open(file, "rb").read(), witnesses))
        except (ValueError, IndexError, StopIteration, OverflowError) as e:
            print("INVALID", type(e).__name__, str(e).replace("\n", " "))
