// Checks a receipt here in the browser: nothing is sent anywhere. See docs/ledger.md for the rules.
(() => {
  'use strict';
  const utf8 = (text) => new TextEncoder().encode(text);
  const join = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
  };
  const same = (a, b) => a.length === b.length && a.every((each, i) => each === b[i]);
  const hex = (text) => {
    if (!/^([0-9a-f]{2})*$/.test(text)) throw new Refusal('NOT_A_RECEIPT');
    return Uint8Array.from(text.match(/../g) || [], (each) => parseInt(each, 16));
  };
  const base64 = (text) => {
    try {
      const raw = atob(text);
      if (btoa(raw) === text) return Uint8Array.from(raw, (each) => each.charCodeAt(0));
    } catch (e) { /* no Base64: refused below */ }
    throw new Refusal('NOT_A_RECEIPT');
  };
  class Refusal extends Error {
    constructor(kind, entry = 0, more = 0) { super(kind); Object.assign(this, { kind, entry, more }); }
  }

  // SHA-256 and SHA-512 (FIPS 180-4). Their constants are fractions of roots of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((p) => n % p)) primes.push(n);
  const root = (value, degree) => {
    let low = 0n, high = value;
    while (low < high) {
      const mid = (low + high + 1n) >> 1n;
      if (mid ** degree <= value) low = mid; else high = mid - 1n;
    }
    return low;
  };
  const fraction = (n, degree) => BigInt.asUintN(64, root(BigInt(n) << (64n * degree), degree));
  const K = primes.map((p) => fraction(p, 3n));
  const H = primes.slice(0, 8).map((p) => fraction(p, 2n));
  const K32 = Int32Array.from(K.slice(0, 64), (each) => Number(each >> 32n) | 0);
  const H32 = Int32Array.from(H, (each) => Number(each >> 32n) | 0);

  const padded = (data, block) => {
    const size = Math.ceil((data.length + 1 + block / 8) / block) * block;
    const all = new Uint8Array(size);
    all.set(data);
    all[data.length] = 0x80;
    new DataView(all.buffer).setBigUint64(size - 8, BigInt(data.length) * 8n);
    return new DataView(all.buffer);
  };
  const sha256 = (data) => {
    const view = padded(data, 64), hash = Int32Array.from(H32), w = new Int32Array(64);
    const r = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < view.byteLength; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (r(a, 7) ^ r(a, 18) ^ (a >>> 3)) + w[i - 7] + (r(b, 17) ^ r(b, 19) ^ (b >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const one = (h + (r(e, 6) ^ r(e, 11) ^ r(e, 25)) + ((e & f) ^ (~e & g)) + K32[i] + w[i]) | 0;
        const two = ((r(a, 2) ^ r(a, 13) ^ r(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((each, i) => { hash[i] += each; });
    }
    const out = new DataView(new ArrayBuffer(32));
    hash.forEach((each, i) => out.setInt32(4 * i, each));
    return new Uint8Array(out.buffer);
  };
  const sha512 = (data) => {
    const view = padded(data, 128), hash = H.slice(), wrap = (x) => BigInt.asUintN(64, x);
    const r = (x, n) => wrap((x >> n) | (x << (64n - n)));
    for (let at = 0; at < view.byteLength; at += 128) {
      const w = [];
      for (let i = 0; i < 16; i++) w.push(view.getBigUint64(at + 8 * i));
      for (let i = 16; i < 80; i++) {
        const a = w[i - 15], b = w[i - 2];
        w.push(wrap(w[i - 16] + (r(a, 1n) ^ r(a, 8n) ^ (a >> 7n)) + w[i - 7] + (r(b, 19n) ^ r(b, 61n) ^ (b >> 6n))));
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 80; i++) {
        const one = wrap(h + (r(e, 14n) ^ r(e, 18n) ^ r(e, 41n)) + ((e & f) ^ (wrap(~e) & g)) + K[i] + w[i]);
        const two = wrap((r(a, 28n) ^ r(a, 34n) ^ r(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c)));
        h = g; g = f; f = e; e = wrap(d + one); d = c; c = b; b = a; a = wrap(one + two);
      }
      [a, b, c, d, e, f, g, h].forEach((each, i) => { hash[i] = wrap(hash[i] + each); });
    }
    const out = new DataView(new ArrayBuffer(64));
    hash.forEach((each, i) => out.setBigUint64(8 * i, each));
    return new Uint8Array(out.buffer);
  };

  // Ed25519 (RFC 8032), verification only, in extended coordinates.
  const P = 2n ** 255n - 19n, Q = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (x) => ((x % P) + P) % P;
  const power = (x, n) => {
    let result = 1n;
    for (let base = mod(x); n > 0n; n >>= 1n, base = mod(base * base)) if (n & 1n) result = mod(result * base);
    return result;
  };
  const D = mod(-121665n * power(121666n, P - 2n)), I = power(2n, (P - 1n) / 4n);
  const plus = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
    const c = mod(2n * t1 * D * t2), d = mod(2n * z1 * z2);
    const e = b - a, f = d - c, g = d + c, h = b + a;
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  };
  const times = (n, point) => {
    let result = [0n, 1n, 1n, 0n];
    for (let each = point; n > 0n; n >>= 1n, each = plus(each, each)) if (n & 1n) result = plus(result, each);
    return result;
  };
  const little = (bytes) => bytes.reduceRight((sum, each) => (sum << 8n) | BigInt(each), 0n);
  const point = (y, odd) => {
    const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
    let x = power(square, (P + 3n) / 8n);
    if (mod(x * x) !== square) x = mod(x * I);
    if (mod(x * x) !== square || y >= P) return null;
    if (x === 0n && odd) return null; // RFC 8032, section 5.1.3
    if ((x & 1n) !== odd) x = mod(-x);
    return [x, y, 1n, mod(x * y)];
  };
  const decoded = (bytes) => { const n = little(bytes); return point(n & (2n ** 255n - 1n), n >> 255n); };
  const verifies = (key, message, signature) => {
    if (signature.length !== 64) return false;
    const s = little(signature.slice(32)), a = decoded(key), r = decoded(signature.slice(0, 32));
    if (s >= Q || !a || !r) return false;
    const h = little(sha512(join(signature.slice(0, 32), key, message))) % Q;
    const left = times(s, point(mod(4n * power(5n, P - 2n)), 0n)), right = plus(r, times(h, a));
    return mod(left[0] * right[2]) === mod(right[0] * left[2]) && mod(left[1] * right[2]) === mod(right[1] * left[2]);
  };

  // Signed notes and keys (C2SP).
  const readKey = (line) => {
    const parts = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(line);
    if (!parts) throw new Refusal('NOT_A_RECEIPT');
    const bytes = base64(parts[3]), id = sha256(join(utf8(parts[1] + '\n'), bytes)).slice(0, 4);
    if (bytes.length !== 33 || bytes[0] !== 1 || !same(id, hex(parts[2]))) throw new Refusal('NOT_A_RECEIPT');
    return { name: parts[1], id, key: bytes.slice(1), line };
  };
  // Of the ledger's keys, those of Ed25519; a key of another kind stands beside one of these.
  const keysOf = (lines) => lines.map((each) => { try { return readKey(each); } catch (e) { return null; } }).filter(Boolean);
  const signerOf = (note, keys, named) => keys.find((each) => each.line === named)
    || keys.find((each) => { try { return opened(note, each, 'STATEMENT_FORGED'); } catch (e) { return false; } });
  const opened = (note, key, kind) => {
    const cut = note.lastIndexOf('\n\n');
    const lines = cut < 0 || !note.endsWith('\n') ? [] : note.slice(cut + 2, -1).split('\n');
    let signed = false;
    for (const line of lines) {
      const parts = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line);
      if (!parts) throw new Refusal(kind);
      let bytes;
      try { bytes = base64(parts[2]); } catch (e) { throw new Refusal(kind); }
      if (parts[1] !== key.name || !same(bytes.slice(0, 4), key.id)) continue;
      if (!verifies(key.key, utf8(note.slice(0, cut + 1)), bytes.slice(4))) throw new Refusal(kind);
      signed = true;
    }
    if (!signed) throw new Refusal(kind);
    return note.slice(0, cut + 1).split('\n');
  };
  const statementOf = (note, key) => {
    const lines = opened(note, key, 'STATEMENT_FORGED');
    if (lines.length !== 10 || lines[0] !== 'whosaw.receipt.v1' || lines[1] !== key.name) {
      throw new Refusal('STATEMENT_FORGED');
    }
    return { number: lines[2], subject: lines[3], made: lines[4], count: Number(lines[5]),
      places: lines[6], size: Number(lines[7]), root: lines[8] };
  };

  // Entries and their places in the tree.
  const canonical = (entry) => {
    const word = (text) => join([text.length], utf8(text));
    const names = Object.keys(entry.fields).sort();
    const parts = [utf8('whosaw.entry.v1\n'), word(entry.kind), [names.length >> 8, names.length & 255]];
    for (const name of names) {
      if (!/^[a-z][a-z0-9_]{0,63}$/.test(name)) throw new Refusal('NOT_A_RECEIPT');
      const field = entry.fields[name], type = field === null ? '0' : Object.keys(field)[0];
      let value = new Uint8Array(0);
      if (type === 't') value = utf8(field.t);
      else if (type === 'b') value = hex(field.b);
      else if (type === 'n') {
        value = new Uint8Array(8);
        new DataView(value.buffer).setBigInt64(0, BigInt(field.n));
      } else if (type !== '0') throw new Refusal('NOT_A_RECEIPT');
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, value.length);
      parts.push(word(name), utf8(type), length, value);
    }
    return join(...parts);
  };
  const leafHash = (entry) => sha256(join([0, 1], sha256(join(hex(entry.salt), canonical(entry)))));
  const node = (left, right) => sha256(join([1], left, right));
  const below = (count) => { let p = 1; while (p * 2 < count) p *= 2; return p; };

  /** Goes from the root to each leaf; returns the numbers of those that are not what was signed. */
  const walk = (places, leaves, size, hashes, rootHash) => {
    const wrong = [];
    let next = 0;
    const take = () => { if (next >= hashes.length) throw new Refusal('PROOF_DAMAGED'); return hashes[next++]; };
    const descend = (a, b, first, end, known) => {
      const beside = [];
      let from = first, to = end, middle = 0, split = a;
      while (to - from > 1) {
        middle = from + below(to - from);
        split = a;
        while (split < b && places[split] < middle) split++;
        if (split !== a && split !== b) break;
        beside.push([split === a, take()]);
        if (split === a) from = middle; else to = middle;
      }
      const leaf = to - from === 1;
      const left = leaf ? null : take(), right = leaf ? null : take();
      let hash = leaf ? leaves[a] : node(left, right);
      for (const [onLeft, other] of beside.reverse()) hash = onLeft ? node(other, hash) : node(hash, other);
      if (!same(hash, known)) {
        if (!leaf) throw new Refusal('PROOF_DAMAGED');
        wrong.push(a);
      } else if (!leaf) {
        descend(a, split, from, middle, left);
        descend(split, b, middle, to, right);
      }
    };
    if (places.length) descend(0, places.length, 0, size, rootHash);
    if (next !== hashes.length && !wrong.length) throw new Refusal('PROOF_DAMAGED');
    return wrong;
  };

  // What is not read is not held: a field says one thing, in one writing, and no name stands twice.
  const strict = (field) => {
    if (field === null) return true;
    const [type, ...more] = typeof field === 'object' ? Object.keys(field) : [];
    if (more.length || !['t', 'n', 'b'].includes(type) || typeof field[type] !== 'string') return false;
    const number = type === 'n' && /^(0|-?[1-9][0-9]{0,18})$/.test(field.n) ? BigInt(field.n) : null;
    return type === 'n' ? number !== null && BigInt.asIntN(64, number) === number : !/\p{Cs}/u.test(field[type]);
  };
  const doubled = (text) => {
    const open = [];
    for (const [token, name] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
      if (token === '{') open.push(new Set());
      else if (token === '}') open.pop();
      else if (name) {
        const names = open[open.length - 1], read = JSON.parse(name);
        if (names.has(read)) return true;
        names.add(read);
      }
    }
    return false;
  };
  const parsed = (text) => {
    let file;
    try { file = JSON.parse(text); } catch (e) {
      throw new Refusal(text.startsWith('{') && !text.trimEnd().endsWith('}') ? 'CUT_OFF' : 'NOT_A_RECEIPT');
    }
    const whole = file && file.format === 'whosaw.receipt.v1' && Object.keys(file).length === 6
      && ['statement', 'checkpoint', 'key'].every((each) => typeof file[each] === 'string')
      && Array.isArray(file.entries) && Array.isArray(file.proof)
      && file.entries.every((each) => each && Object.keys(each).length === 4 && Number.isSafeInteger(each.place)
        && typeof each.salt === 'string' && /^[0-9a-f]{64}$/.test(each.salt) && typeof each.kind === 'string'
        && each.fields && !Array.isArray(each.fields) && typeof each.fields === 'object'
        && Object.values(each.fields).every(strict));
    if (!whole || doubled(text)) throw new Refusal('NOT_A_RECEIPT');
    return file;
  };

  /** Checks the text of a receipt; returns what was signed and the entries, or throws a Refusal. */
  const check = (text, trusted) => {
    const file = parsed(text);
    const key = trusted ? signerOf(file.statement, keysOf(trusted), readKey(file.key).line) : readKey(file.key);
    if (!key) throw new Refusal('OTHER_LEDGER');
    const statement = statementOf(file.statement, key);
    const [origin, size, rootText] = opened(file.checkpoint, key, 'CHECKPOINT_FORGED');
    if (origin !== key.name || Number(size) !== statement.size || rootText !== statement.root) {
      throw new Refusal('CHECKPOINT_FORGED');
    }
    const count = file.entries.length;
    if (count !== statement.count) {
      throw new Refusal(count < statement.count ? 'ENTRIES_GONE' : 'ENTRIES_ADDED', count, statement.count);
    }
    const places = file.entries.map((each) => each.place), bytes = new DataView(new ArrayBuffer(8 * count));
    places.forEach((each, i) => bytes.setBigInt64(8 * i, BigInt(each)));
    const rising = places.every((each, i) => each < statement.size && each > (i ? places[i - 1] : -1));
    if (!rising || !same(sha256(new Uint8Array(bytes.buffer)), base64(statement.places))) {
      throw new Refusal('PLACES_CHANGED');
    }
    const leaves = file.entries.map(leafHash);
    const wrong = walk(places, leaves, statement.size, file.proof.map(base64), base64(statement.root));
    if (wrong.length) throw new Refusal('ENTRY_CHANGED', wrong[0] + 1, wrong.length);
    file.entries.forEach((each, i) => {
      const subject = each.fields.subject;
      if (subject === undefined || subject && subject.t !== statement.subject) throw new Refusal('ENTRY_OF_ANOTHER', i + 1);
    });
    return { statement, entries: file.entries };
  };

  if (typeof module !== 'undefined') { module.exports = { check }; return; }

  // The page.
  const box = document.querySelector('[data-verify]');
  if (!box) return;
  const known = box.dataset.keys.split(' ');
  const answer = document.getElementById('verdict');
  const say = (key, values = {}) => {
    const item = box.querySelector(`[data-text="${key}"]`);
    return (item ? item.textContent : key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  };
  const when = (date) => new Intl.DateTimeFormat(document.documentElement.lang, {
    timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(date);
  const element = (tag, text, style) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (style) made.className = style;
    return made;
  };
  const described = (entry) => {
    const text = (name) => (entry.fields[name] && entry.fields[name].t) || '';
    const at = entry.fields.occurred_at || entry.fields.happened_at;
    const who = ['who_name', 'who_role', 'who_department', 'recipient', 'system'].map(text).filter(Boolean);
    return [at ? when(new Date(Number(BigInt(at.n) / 1000n))) : '', ...who].filter(Boolean).join(' · ');
  };
  const show = (good, title, text, statement, entries) => {
    const note = element('div', '', `note ${good ? 'good' : 'stop'}`);
    const words = element('div', '');
    words.append(element('strong', title), element('p', text));
    note.append(words);
    answer.replaceChildren(note);
    if (statement) {
      answer.append(element('p', say('code', { code: codeOf(statement.root) }), 'small gap'));
    }
    if (entries && entries.length) {
      const list = element('ol', '', 'small');
      entries.slice(0, 500).forEach((each) => list.append(element('li', described(each))));
      const fold = document.createElement('details');
      fold.className = 'gap';
      fold.append(element('summary', say('entries', { count: entries.length })), list);
      answer.append(fold);
    }
    answer.focus();
  };
  const codeOf = (rootText) => Array.from(base64(rootText).slice(0, 8), (each) => each.toString(16).padStart(2, '0'))
    .join('').toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
  const refuse = (e, entries) => {
    if (!(e instanceof Refusal)) e = new Refusal('NOT_A_RECEIPT');
    const entry = e.entry && entries ? described(entries[e.entry - 1] || { fields: {} }) : '';
    show(false, say('no'), say(e.kind.toLowerCase().replace(/_/g, '-'), { entry: e.entry, more: e.more, which: entry }), null, null);
  };
  const input = document.getElementById('receipt');
  input.addEventListener('change', async () => {
    if (!input.files.length) return;
    const text = await input.files[0].text();
    let entries = null;
    try {
      try { entries = JSON.parse(text).entries; } catch (e) { entries = null; }
      const { statement, entries: proven } = check(text, known);
      show(true, say('yes'), say('yes-text', { count: statement.count, when: when(new Date(statement.made)),
        number: statement.number }), statement, proven);
    } catch (e) { refuse(e, entries); }
  });
  // What a QR picture carries behind the hash: no server ever sees it.
  const carried = /^#s=([0-9A-Za-z_-]+)$/.exec(location.hash);
  if (carried) {
    try {
      const raw = atob(carried[1].replace(/-/g, '+').replace(/_/g, '/'));
      const note = new TextDecoder().decode(Uint8Array.from(raw, (each) => each.charCodeAt(0)));
      const keys = keysOf(known);
      const statement = statementOf(note, signerOf(note, keys, null) || keys[0]);
      show(true, say('paper'), say('paper-text', { count: statement.count, when: when(new Date(statement.made)),
        number: statement.number }), statement, null);
    } catch (e) { refuse(e, null); }
  }
  box.hidden = false;
})();
