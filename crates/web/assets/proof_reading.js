// Reads the files that prove something (docs/log-entries.md), and reads them strictly: each thing
// has one spelling, each length a limit. A reader gives what it read or throws a Refusal, whose
// reason is a key of the texts. No page and no network is touched here. Written from the
// specifications and not made of our server's code, so that the two can catch each other's faults.
"use strict";
(() => {
  const FILE_BYTES_MAX = 1_100_000;
  const KEY_LIST_BYTES_MAX = 1_000_000;
  const NOTE_BYTES_MAX = 1_000_000;
  const EXTRA_BYTES_MAX = 65_535;
  const ENTRY_BYTES_MAX = 65_535;
  const HASHES_MAX = 64;
  const SIGNATURES_MAX = 100;
  const EACH_MAX = 64;
  const ORIGIN_BYTES_MAX = 255;
  const FIRST_LINE = "c2sp.org/tlog-proof@v1";
  const UNSIGNED_64 = (1n << 64n) - 1n;
  const SIGNED_64 = (1n << 63n) - 1n;
  const UNSIGNED_128 = (1n << 128n) - 1n;
  // The kinds of keys and how many bytes each has.
  const ED25519 = 1;
  const ED25519_COSIGNATURE = 4;
  const ML_DSA_44_COSIGNATURE = 6;
  const KEY_BYTES = { [ED25519]: 32, [ED25519_COSIGNATURE]: 32, [ML_DSA_44_COSIGNATURE]: 1312 };

  class Refusal extends Error {
    constructor(reason, values = {}) {
      super(reason);
      this.reason = reason;
      this.values = values;
    }
  }

  const must = (holds, reason, values) => {
    if (!holds) throw new Refusal(reason, values);
  };

  const byteLength = (text) => new TextEncoder().encode(text).length;

  const utf8 = (bytes, reason) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Refusal(reason);
    }
  };

  const base64 = (text, reason) => {
    must(/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, reason);
    let letters;
    try {
      letters = atob(text);
    } catch {
      throw new Refusal(reason);
    }
    // Bits that are left over at the end have to be nought, so that no two texts mean the same.
    must(btoa(letters) === text, reason);
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  };

  const hex = (text, length, reason) => {
    must(text.length === 2 * length && /^[0-9a-f]*$/.test(text), reason);
    return Uint8Array.from({ length }, (_, at) => parseInt(text.slice(2 * at, 2 * at + 2), 16));
  };

  const toHex = (bytes) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  const decimal = (text, most, reason) => {
    must(/^(0|[1-9][0-9]{0,38})$/.test(text), reason);
    const number = BigInt(text);
    must(number <= most, reason);
    return number;
  };

  // The bytes as far as the first empty line, with their last line feed, and what comes after it.
  const beforeEmptyLine = (bytes, reason) => {
    for (let at = 0; at + 1 < bytes.length; at += 1) {
      if (bytes[at] === 10 && bytes[at + 1] === 10) {
        return [bytes.subarray(0, at + 1), bytes.subarray(at + 2)];
      }
    }
    throw new Refusal(reason);
  };

  // The lines of a text each of which ends with a line feed.
  const linesOf = (text, reason) => {
    must(text.endsWith("\n"), reason);
    return text.slice(0, -1).split("\n");
  };

  // One number, seven bits a byte, the lowest first: in the shortest spelling, at most 128 bits.
  const readSum = (bytes, start) => {
    let [sum, at] = [0n, start];
    for (let shift = 0n; ; shift += 7n) {
      must(at < bytes.length && shift < 133n, "path-malformed");
      const byte = bytes[at];
      at += 1;
      sum |= BigInt(byte & 127) << shift;
      if (byte < 128) {
        must(byte !== 0 || shift === 0n, "path-malformed");
        must(sum <= UNSIGNED_128, "path-malformed");
        return [sum, at];
      }
    }
  };

  // The path of a balance: for each neighbour its hash and its two sums.
  const readPath = (bytes) => {
    const path = [];
    let at = 0;
    while (at < bytes.length) {
      must(path.length < HASHES_MAX && at + 32 < bytes.length, "path-malformed");
      const hash = bytes.subarray(at, at + 32);
      const [balance, middle] = readSum(bytes, at + 32);
      const [charged, end] = readSum(bytes, middle);
      path.push({ hash, balance, charged });
      at = end;
    }
    return path;
  };

  const isKeyName = (name) => name !== "" && !/[\p{White_Space}\0-\x1f+]/u.test(name);

  // A key as signed-note writes it: name, id and kind with key. Whether the id fits the key takes
  // a hash and is looked at in proof.js.
  const readKey = (text) => {
    const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
    must(parts !== null && isKeyName(parts[1]), "key-malformed");
    const bytes = base64(parts[3], "key-malformed");
    const kind = bytes[0];
    must(KEY_BYTES[kind] === bytes.length - 1, "key-malformed");
    return { name: parts[1], id: parts[2], kind, bytes, key: bytes.subarray(1), text };
  };

  const readSignature = (line) => {
    const parts = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line);
    must(parts !== null && isKeyName(parts[1]), "signature-line");
    const bytes = base64(parts[2], "signature-line");
    must(bytes.length > 4, "signature-line");
    return { name: parts[1], id: toHex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
  };

  // A signed note: what is signed, and the signatures, none of which is verified yet.
  const readNote = (note) => {
    must(byteLength(note) <= NOTE_BYTES_MAX, "file-too-large");
    must(!/[\0-\x09\x0b-\x1f]/.test(note), "control-character");
    const at = note.lastIndexOf("\n\n");
    must(at >= 0, "signature-missing");
    const lines = linesOf(note.slice(at + 2), "signature-line");
    must(lines.length <= SIGNATURES_MAX, "signatures-too-many");
    return { text: note.slice(0, at + 1), signatures: lines.map(readSignature) };
  };

  const readCheckpoint = (text) => {
    const lines = linesOf(text, "checkpoint-malformed");
    must(lines.length >= 3 && lines.every((line) => line !== ""), "checkpoint-malformed");
    must(byteLength(lines[0]) <= ORIGIN_BYTES_MAX, "checkpoint-malformed");
    const size = decimal(lines[1], UNSIGNED_64, "checkpoint-malformed");
    const root = base64(lines[2], "checkpoint-malformed");
    must(root.length === 32, "checkpoint-malformed");
    return { origin: lines[0], size, root };
  };

  // A whole proof file: what it holds, none of it verified yet.
  const readFile = (bytes) => {
    must(bytes.length <= FILE_BYTES_MAX, "file-too-large");
    const text = utf8(bytes, "file-not-text");
    must(text.startsWith(FIRST_LINE + "\n"), "file-first-line");
    const at = text.indexOf("\n\n");
    must(at >= 0, "file-cut");
    const lines = text.slice(FIRST_LINE.length + 1, at).split("\n");
    const after = (line, word) => {
      must(line !== undefined && line.startsWith(word + " "), "file-line", { word });
      return line.slice(word.length + 1);
    };
    const extra = base64(after(lines.shift(), "extra"), "file-base64");
    must(extra.length <= EXTRA_BYTES_MAX, "file-too-large");
    const index = decimal(after(lines.shift(), "index"), UNSIGNED_64, "file-index");
    must(lines.length <= HASHES_MAX, "file-hashes");
    const hashes = lines.map((line) => base64(line, "file-base64"));
    must(hashes.every((hash) => hash.length === 32), "file-hashes");
    const note = readNote(text.slice(at + 2));
    return { extra, index, hashes, note, checkpoint: readCheckpoint(note.text) };
  };

  // Whose signatures count. Its letters are bytes to it, so it is read byte by byte.
  const readKeyList = (bytes) => {
    must(bytes.length > 0 && bytes.length <= KEY_LIST_BYTES_MAX, "list-size");
    const letters = [];
    for (const byte of bytes) {
      must(byte === 9 || byte === 10 || (byte >= 32 && byte !== 127), "list-character");
      letters.push(byte);
    }
    const raw = new TextDecoder("iso-8859-1").decode(Uint8Array.from(letters));
    const list = { logs: [], witnesses: [], groups: new Map(), quorum: null };
    const [known, members] = [new Set(["none"]), new Set()];
    const define = (name, line) => {
      must(name !== undefined && !known.has(name), "list-name", { line });
      known.add(name);
    };
    linesOf(raw, "list-cut").forEach((text, place) => {
      const words = text.split(/[ \t]+/).filter((word) => word !== "");
      if (words.length === 0 || words[0].startsWith("#")) return;
      readListLine(list, words, place + 1, define, known, members);
    });
    must(list.quorum !== null, "list-quorum-missing");
    return list;
  };

  const readListLine = (list, words, line, define, known, members) => {
    const [word, ...rest] = words;
    const key = (text, kinds, earlier) => {
      must(text !== undefined, "list-line", { line });
      const octets = Uint8Array.from(text, (letter) => letter.codePointAt(0) & 255);
      const read = readKey(utf8(octets, "key-malformed"));
      must(kinds.includes(read.kind), "list-key-kind", { line });
      const same = (other) => toHex(other.key) === toHex(read.key);
      must(!earlier.some(same), "list-key-twice", { line });
      must(earlier.length < EACH_MAX, "list-size");
      return read;
    };
    if (word === "log") {
      must(rest.length === 1 || rest.length === 2, "list-line", { line });
      // A log may sign as a witness does; a witness never signs as a note is signed.
      const kinds = [ED25519, ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE];
      list.logs.push(key(rest[0], kinds, list.logs));
    } else if (word === "witness") {
      must(rest.length === 2 || rest.length === 3, "list-line", { line });
      define(rest[0], line);
      const kinds = [ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE];
      list.witnesses.push({ alias: rest[0], ...key(rest[1], kinds, list.witnesses) });
    } else if (word === "group") {
      const [name, asked, ...names] = rest;
      must(names.length > 0, "list-line", { line });
      for (const one of names) {
        const free = known.has(one) && one !== "none" && !members.has(one);
        must(free, "list-member", { line });
        members.add(one);
      }
      define(name, line);
      const most = BigInt(names.length);
      const threshold = { all: most, any: 1n }[asked] ?? decimal(asked, most, "list-threshold");
      must(threshold >= 1n, "list-threshold", { line });
      must(list.groups.size < EACH_MAX, "list-size");
      list.groups.set(name, { threshold: Number(threshold), names });
    } else {
      must(word === "quorum" && rest.length === 1 && list.quorum === null, "list-line", { line });
      must(known.has(rest[0]), "list-member", { line });
      list.quorum = rest[0];
    }
  };

  globalThis.tongzhouReading = {
    ED25519, ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE, ENTRY_BYTES_MAX,
    SIGNED_64, UNSIGNED_64, UNSIGNED_128, Refusal, must, utf8, hex, toHex, decimal, byteLength,
    beforeEmptyLine, linesOf, readPath, readKey, readFile, readKeyList,
  };
})();
