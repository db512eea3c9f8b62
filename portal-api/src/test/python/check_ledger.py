"""Checks a ledger from downloaded files alone: no line of the portal's own code runs here.

Usage: check_ledger.py FOLDER KEY INDEX SALT CONTENT [OLD_CHECKPOINT]
       check_ledger.py receipt FILE KEY [FOLDER]
       check_ledger.py receipts FOLDER KEY SUBJECT
       check_ledger.py leaf FILE

FOLDER holds what was downloaded below /ledger: checkpoint, tile/0/000.p/7, tile/entries/...
KEY is the line of /ledger/key; SALT and CONTENT (hex) are what the entry commits to.
For leaf, FILE holds an entry as receipts have it, behind ```json: what it comes to is said.
For receipts, each file of FOLDER is one, to be checked as SUBJECT's: a line says yes or why not.
For receipt, FILE is one; with FOLDER, today's ledger must begin with the one that the receipt stands under.
"""

import base64
import contextlib
import functools
import hashlib
import io
import json
import os
import sys


def sha(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha(b"\x01" + left + right)


# Ed25519 (RFC 8032), verification only.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def recover(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - x2) % P == 0 and y < P, "no point"
    return (P - x if (x & 1) != sign else x), y


def add(a, b):
    k = D * a[0] * b[0] * a[1] * b[1] % P
    return ((a[0] * b[1] + b[0] * a[1]) * pow(1 + k, -1, P) % P,
            (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P) % P)


def times(n, point):
    result = (0, 1)
    while n:
        if n & 1:
            result = add(result, point)
        point, n = add(point, point), n >> 1
    return result


def decoded(data):
    number = int.from_bytes(data, "little")
    return recover(number & (2**255 - 1), number >> 255)


def signed(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % Q
    base = recover(4 * pow(5, -1, P) % P, 0)
    return s < Q and times(s, base) == add(decoded(r), times(h, decoded(key)))


# SM2 with SM3 (GB/T 32918), verification only, for ledgers of the national suite.
SM2 = b"\xffsm2-sm3.whosaw.org"
M = 2**256 - 2**224 - 2**96 + 2**64 - 1
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
A, B = M - 3, 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def sm3(data):
    return hashlib.new("sm3", data).digest()


def sm2_add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % M == 0:
            return None
        slope = (3 * a[0] * a[0] + A) * pow(2 * a[1], -1, M)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, M)
    x = (slope * slope - a[0] - b[0]) % M
    return x, (slope * (a[0] - x) - a[1]) % M


def sm2_times(n, point):
    result = None
    while n:
        if n & 1:
            result = sm2_add(result, point)
        point, n = sm2_add(point, point), n >> 1
    return result


def sm2_signed(key, message, signature):
    x = int.from_bytes(key[1:], "big")
    y = pow(x**3 + A * x + B, (M + 1) // 4, M)
    y = y if y & 1 == key[0] & 1 else M - y
    assert (y * y - x**3 - A * x - B) % M == 0, "no point"
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    about = b"".join(each.to_bytes(32, "big") for each in (A, B, *G, x, y))
    who = sm3(b"\x00\x80" + b"1234567812345678" + about)
    t = (r + s) % N
    if not (0 < r < N and 0 < s < N and t):
        return False
    point = sm2_add(sm2_times(s, G), sm2_times(t, (x, y)))
    return (int.from_bytes(sm3(who + message), "big") + point[0]) % N == r


@functools.lru_cache
def opened(note, key_line):
    name, key_id, key = key_line.strip().split("+", 2)
    key = base64.b64decode(key)
    assert sha(name.encode() + b"\n" + key)[:4].hex() == key_id, "bad key"
    national = key.startswith(SM2)
    assert national or key[0] == 1, "bad key"
    cut = note.rindex("\n\n")
    assert note.endswith("\n"), "not written as notes are"
    text, lines = note[:cut + 1], note[cut + 2:-1].split("\n")
    for line in lines:
        dash, who, blob = line.split(" ")
        blob = base64_of(blob)
        if dash == "\u2014" and who == name and blob[:4].hex() == key_id:
            check, own = (sm2_signed, key[len(SM2):]) if national else (signed, key[1:])
            assert check(own, text.encode(), blob[4:]), "wrong signature"
            return name, text.splitlines()
    raise AssertionError("not signed by this key")


def checkpoint(note, key_line):
    name, (origin, size, root, *_) = opened(note, key_line)
    assert origin == name, "another ledger"
    return int(size), base64.b64decode(root)


class Tiles:
    def __init__(self, folder, size):
        self.folder, self.size = folder, size

    def read(self, level, number):
        whole = self.size >> (8 * level if level != "entries" else 0)
        width = min(256, whole - 256 * number)
        name = "%03d" % (number % 1000)
        while number >= 1000:
            number //= 1000
            name = "x%03d/%s" % (number % 1000, name)
        name += "" if width == 256 else ".p/%d" % width
        with open(os.path.join(self.folder, "tile", str(level), name), "rb") as file:
            return file.read()

    def subtree(self, height, number):
        level, above = divmod(height, 8)
        first = number << above
        tile = self.read(level, first // 256)
        at = first % 256 * 32
        row = [tile[i:i + 32] for i in range(at, at + (32 << above), 32)]
        assert all(len(each) == 32 for each in row), "a tile is short"
        while len(row) > 1:
            row = [node(row[i], row[i + 1]) for i in range(0, len(row), 2)]
        return row[0]

    def over(self, start, end):
        if end - start & end - start - 1 == 0:
            height = (end - start).bit_length() - 1
            return self.subtree(height, start >> height)
        middle = start + below(end - start)
        return node(self.over(start, middle), self.over(middle, end))

    def inclusion(self, index, start, end):
        if end - start == 1:
            return []
        middle = start + below(end - start)
        if index < middle:
            return self.inclusion(index, start, middle) + [self.over(middle, end)]
        return self.inclusion(index, middle, end) + [self.over(start, middle)]

    def consistency(self, size, start, end, known):
        if size == end - start:
            return [] if known else [self.over(start, end)]
        left = below(end - start)
        if size <= left:
            return self.consistency(size, start, start + left, known) + [self.over(start + left, end)]
        return self.consistency(size - left, start + left, end, False) + [self.over(start, start + left)]


def below(count):
    return 1 << (count - 1).bit_length() - 1


def climb(position, last, seeds, proof):
    for each in proof:
        assert last > 0, "the proof is too long"
        if position & 1 or position == last:
            seeds = [node(each, seed) for seed in seeds]
            while position and not position & 1:
                position, last = position >> 1, last >> 1
        else:
            seeds = seeds[:-1] + [node(seeds[-1], each)]
        position, last = position >> 1, last >> 1
    assert last == 0, "the proof is too short"
    return seeds


def begins_with(tiles, size, root, before, before_root):
    assert before <= size, "it was cut off"
    if before in (0, size):
        assert before_root == (root if before else sha(b"")), "it forked"
        return
    proof = tiles.consistency(before, 0, size, True)
    seed = before_root if before & before - 1 == 0 else proof.pop(0)
    position, last = before - 1, size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    assert climb(position, last, [seed, seed], proof) == [before_root, root], "it forked"


def canonical(entry):
    def word(text):
        return bytes([len(text)]) + text.encode()

    fields = entry["fields"]
    out = b"whosaw.entry.v1\n" + word(entry["kind"]) + len(fields).to_bytes(2, "big")
    for name in sorted(fields):
        kind, value = next(iter((fields[name] or {"0": ""}).items()))
        if kind == "n":
            value = int(value).to_bytes(8, "big", signed=True)
        else:
            value = bytes.fromhex(value) if kind == "b" else value.encode()
        out += word(name) + kind.encode() + len(value).to_bytes(4, "big") + value
    return out


def descend(places, leaves, start, end, known, hashes):
    """Goes from a node whose hash is known to the entries below it; yields those that differ."""
    beside = []
    while end - start > 1:
        middle = start + below(end - start)
        left = [each for each in places if each < middle]
        if left and len(left) < len(places):
            break
        beside.append((not left, next(hashes)))
        start, end = (start, middle) if left else (middle, end)
    fork = None if end - start == 1 else (next(hashes), next(hashes))
    top = node(*fork) if fork else leaves[start]
    for on_left, other in reversed(beside):
        top = node(other, top) if on_left else node(top, other)
    if not fork:
        if top != known:
            yield places[0]
        return
    assert top == known, "the proof was changed"
    yield from descend(left, leaves, start, middle, fork[0], hashes)
    yield from descend(places[len(left):], leaves, middle, end, fork[1], hashes)


def once(pairs):
    assert len(dict(pairs)) == len(pairs), "something stands there twice"
    return dict(pairs)


def base64_of(text):
    data = base64.b64decode(text)
    assert base64.b64encode(data).decode() == text, "not written as receipts are"
    return data


def demand_shape(whole):
    """Demands that there is nothing in it that was not read."""
    assert set(whole) == {"format", "statement", "checkpoint", "key", "entries", "proof"}, "no receipt"
    assert whole["format"] == "whosaw.receipt.v1", "no receipt"
    assert whole["key"] == whole["key"].strip(), "not written as receipts are"
    for each in whole["entries"]:
        assert set(each) == {"kind", "place", "salt", "fields"}, "no entry of a receipt"
        assert type(each["place"]) is int and 0 <= each["place"] < 2**63, "no place"
        assert len(each["salt"]) == 64, "no entry of a receipt"
        written = [each["salt"]]
        for value in each["fields"].values():
            assert value is None or len(value) == 1 and set(value) <= set("tnb"), "no field"
            assert value is None or type(next(iter(value.values()))) is str, "no field"
            if value and "n" in value:
                assert str(int(value["n"])) == value["n"], "not written as receipts are"
            written += [value["b"]] if value and "b" in value else []
        assert all(bytes.fromhex(one).hex() == one for one in written), "not written as receipts are"


def receipt(path, key, folder=None, whose=None):
    try:
        with open(path, encoding="utf-8") as file:
            whole = json.load(file, object_pairs_hook=once)
    except json.JSONDecodeError:
        raise AssertionError("the file is cut off, or no receipt") from None
    demand_shape(whole)
    opened(whole["statement"], whole["key"])
    entries, places = whole["entries"], [each["place"] for each in whole["entries"]]
    name, said = opened(whole["statement"], key)
    head, origin, number, subject, made, count, hashed, size, root = said
    assert whose in (None, subject), "another's list"
    assert head == "whosaw.receipt.v1" and origin == name, "another ledger"
    size, root = int(size), base64.b64decode(root)
    assert checkpoint(whole["checkpoint"], key) == (size, root), "another checkpoint"
    assert len(places) == int(count), "%s entries were signed, %d are here" % (count, len(places))
    packed = b"".join(each.to_bytes(8, "big") for each in places)
    assert sha(packed) == base64.b64decode(hashed) and places == sorted(set(places)), "other places"
    leaves = {
        each["place"]: sha(b"\x00\x01" + sha(bytes.fromhex(each["salt"]) + canonical(each)))
        for each in entries}
    hashes = iter([base64_of(each) for each in whole["proof"]])
    wrong = list(descend(places, leaves, 0, size, root, hashes)) if places else []
    assert not wrong, "entry %d is not what was signed" % (places.index(wrong[0]) + 1)
    assert next(hashes, None) is None, "the proof is too long"
    for place, each in enumerate(entries):
        about = each["fields"]["subject"]
        assert about is None or about["t"] == subject, "entry %d is another's" % (place + 1)
    print("%s: all %s entries of %s are what was signed on %s" % (number, count, subject, made))
    if folder:
        with open(os.path.join(folder, "checkpoint"), encoding="utf-8") as file:
            now, now_root = checkpoint(file.read(), key)
        begins_with(Tiles(folder, now), now, now_root, size, root)
        print("the first %d have not changed" % size)


def receipts(folder, key, whose):
    for name in sorted(os.listdir(folder)):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                receipt(os.path.join(folder, name), key, None, whose)
            print(name, "yes")
        except REFUSED as error:
            print(name, "NO:", refused(error))


def leaf(path):
    with open(path, encoding="utf-8") as file:
        entry = json.loads(file.read().split("```json\n")[1].split("```")[0])
    content = canonical(entry)
    commitment = sha(bytes.fromhex(entry["salt"]) + content)
    print("canonical  " + content.hex())
    print("commitment " + commitment.hex())
    print("leaf hash  " + sha(b"\x00\x01" + commitment).hex())


def main(folder, key, index, salt, content, old=None):
    with open(os.path.join(folder, "checkpoint"), encoding="utf-8") as file:
        size, root = checkpoint(file.read(), key)
    tiles, index = Tiles(folder, size), int(index)
    entry = b"\x01" + sha(bytes.fromhex(salt) + bytes.fromhex(content))
    bundle, place = tiles.read("entries", index // 256), index % 256 * 35
    assert bundle[place:place + 35] == b"\x00\x21" + entry, "the entry does not say this"
    [top] = climb(index, size - 1, [sha(b"\x00" + entry)], tiles.inclusion(index, 0, size))
    assert top == root, "the entry is not under the checkpoint"
    print("entry %d of %d is what it was" % (index, size))
    if old:
        with open(old, encoding="utf-8") as file:
            before, before_root = checkpoint(file.read(), key)
        begins_with(tiles, size, root, before, before_root)
        print("the first %d have not changed" % before)


REFUSED = (AssertionError, OSError, ValueError, LookupError, TypeError, RuntimeError, AttributeError,
           ArithmeticError)


def refused(error):
    return "%s" % error if isinstance(error, AssertionError) and str(error) else (
        "it is not written as receipts are (%s)" % type(error).__name__)


if __name__ == "__main__":
    try:
        if sys.argv[1] == "receipt":
            receipt(*sys.argv[2:])
        elif sys.argv[1] == "receipts":
            receipts(*sys.argv[2:])
        elif sys.argv[1] == "leaf":
            leaf(*sys.argv[2:])
        else:
            main(*sys.argv[1:])
    except REFUSED as error:
        sys.exit("NO: %s" % refused(error))
