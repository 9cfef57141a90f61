# SPDX-License-Identifier: Apache-2.0
"""Ed25519 (RFC 8032, section 5.1) in whole numbers: slow, short, and nobody else's code."""
import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def recover(y, odd):
    """The x of a point with this y, None when there is none."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        return None
    return P - x if x % 2 != odd else x


def add(a, b):
    """Sum of two points in extended coordinates (X, Y, Z, T) of section 5.1.4."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    g, h = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(times, point):
    total = (0, 1, 1, 0)
    while times:
        total = add(total, point) if times & 1 else total
        times, point = times >> 1, add(point, point)
    return total


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover(BASE_Y, 0)
BASE = BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P


def encode(point):
    x, y = (c * pow(point[2], P - 2, P) % P for c in point[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode(octets):
    number = int.from_bytes(octets, "little")
    y, odd = number & (2**255 - 1), number >> 255
    x = recover(y, odd)
    return None if x is None else (x, y, 1, x * y % P)


def challenge(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % L


def verify(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, s = decode(public), int.from_bytes(signature[32:], "little")
    if a is None or s >= L:
        return False
    minus_a = (P - a[0], a[1], 1, P - a[3])
    expected = add(multiply(s, BASE), multiply(challenge(signature[:32], public, message), minus_a))
    return encode(expected) == signature[:32]


def expand(seed):
    h = hashlib.sha512(seed).digest()
    return (int.from_bytes(h[:32], "little") & (2**254 - 8)) | 2**254, h[32:]


def public_key(seed):
    return encode(multiply(expand(seed)[0], BASE))


def sign(seed, message):
    secret, prefix = expand(seed)
    r = challenge(prefix, message)
    head = encode(multiply(r, BASE))
    s = (r + challenge(head, public_key(seed), message) * secret) % L
    return head + s.to_bytes(32, "little")
