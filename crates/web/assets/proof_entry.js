// Reads the entries of the log and the beginnings of proofs (docs/log-entries.md): each kind has
// its keys in its order, each value its form, and nothing else is taken.
"use strict";
(() => {
  const {
    ENTRY_BYTES_MAX, SIGNED_64, UNSIGNED_64, UNSIGNED_128, Refusal, must, utf8, hex, decimal,
    byteLength, beforeEmptyLine, linesOf, readKey,
  } = globalThis.tongzhouReading;

  const reason = "entry-value";
  const amount = (text) => decimal(text, SIGNED_64, reason);
  const count = (text) => decimal(text, UNSIGNED_64, reason);
  const sum = (text) => decimal(text, UNSIGNED_128, reason);
  const balance = (text) => {
    if (!text.startsWith("-")) return amount(text);
    const number = amount(text.slice(1));
    must(number > 0n, reason);
    return -number;
  };
  const line = (text) => must(text !== "-", reason);
  const hash = (text) => hex(text, 32, reason);
  const salt = (text) => hex(text, 16, reason);
  const orNone = (form) => (text) => (text === "-" ? null : form(text));
  const one = (...words) => (text) => must(words.includes(text), reason);
  const words = (text) => must(text.split(",").every((word) => /^\S+$/.test(word)), reason);
  const caseId = (text) => must(text !== "-" && byteLength(text) <= 200, reason);
  const uuid = (text) =>
    must(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text), reason);
  const day = (text) => {
    const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
    must(parts !== null, reason);
    const [year, month, date] = parts.slice(1).map(Number);
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    must(date >= 1 && date <= (days[month - 1] ?? 0), reason);
  };
  const currency = (text) => must(/^[A-Z]{3}$/.test(text), reason);

  // Each kind of entry: its keys in their order, each with the form of its value.
  const ENTRIES = {
    "key-added": {
      purpose: one("log", "log-ml-dsa-44", "receipts", "supervisor"), verifier: readKey,
    },
    "pool-opened": { pool: count, currency, funding: one("prepaid", "postpaid") },
    "rulebook-published": { pool: count, plan: line, version: day, hash, published: day },
    "member-joined": { pool: count, on: day, commitment: hash },
    "case-notice": {
      pool: count, case: caseId, approved: day, aid: amount, commitment: orNone(hash),
    },
    "case-withdrawn": { pool: count, case: caseId, on: day },
    "objection": { pool: count, case: caseId, on: day },
    "objection-answered": { pool: count, case: caseId, on: day },
    "jury-seed": { pool: count, case: caseId, commitment: hash },
    "jury-opened": {
      pool: count, case: caseId, commitment: hash, opens: count, closes: count,
      threshold: count, quorum: count,
    },
    "jury-closed": { pool: count, case: caseId, for: count, against: count, seed: orNone(hash) },
    "round-opened": {
      pool: count, round: count, cut: day, settle: day, payers: count, units: count,
      rules: orNone(hash),
    },
    "case-carried": {
      pool: count, round: count, case: caseId, aid: amount, paid: amount, fee: amount,
    },
    "case-reversed": { pool: count, round: count, case: caseId, paid: amount, fee: amount },
    "round-settled": {
      pool: count, round: count, cut: day, settle: day, payers: count, units: count,
      cases: count, aid: amount, aid_paid: amount, fee: amount, carry_in: balance,
      reversed: amount, need: balance, share: amount, sponsor: amount, overage: balance,
      charged: amount, shortfall: amount, written_off: amount, carry_out: balance,
      index: amount,
    },
    "payment-list": { pool: count, list: uuid, lines: count, total: amount, hash },
    "payment-result": { pool: count, list: uuid, paid: amount, returned: amount },
    "aid-paid": { pool: count, case: caseId, on: day, amount },
    "aid-returned": { pool: count, case: caseId, on: day, amount },
    "balances": {
      pool: count, round: count, on: day, members: count, balance: sum, charged: sum, root: hash,
    },
    "custody": {
      pool: count, on: day, stated: amount, expected: amount, refunded: amount, hash,
    },
    "stop-order": { pool: count, reference: line, stops: words, from: day, hash },
    "stop-lifted": { pool: count, reference: line, order: line, hash },
    "closing-step": {
      pool: count, step: one("announced", "run-off", "refunding", "closed"), on: day,
    },
  };

  // Each kind of proof: the keys of its header, and what its entry may be.
  const PROOFS = {
    joining: { keys: { salt }, entries: ["member-joined"], hasRest: true },
    share: { keys: { member: uuid, units: count }, entries: ["round-settled"] },
    aid: { keys: { salt }, entries: ["case-notice"], hasRest: true },
    payment: { keys: {}, entries: ["aid-paid", "case-carried"] },
    balance: {
      keys: { member: uuid, salt, balance: amount, charged: amount, place: count },
      entries: ["balances"],
      hasRest: true,
    },
    entry: { keys: {}, entries: Object.keys(ENTRIES) },
  };

  // The lines after the first: key, space, value. Gives the values as they are written, and read.
  const readValues = (lines, keys) => {
    const names = Object.keys(keys);
    must(lines.length === names.length, "entry-keys");
    const [written, read] = [{}, {}];
    names.forEach((name, place) => {
      const text = lines[place];
      must(text.startsWith(name + " "), "entry-keys");
      const value = text.slice(name.length + 1);
      must(value !== "" && !/[\0-\x1f\x7f-\x9f]/.test(value), "entry-value", { key: name });
      try {
        read[name] = keys[name](value);
      } catch (refusal) {
        must(!(refusal instanceof Refusal), "entry-value", { key: name });
        throw refusal;
      }
      written[name] = value;
    });
    return { written, read };
  };

  const hasOwn = Object.prototype.hasOwnProperty;
  const own = (table, name) => (hasOwn.call(table, name) ? table[name] : undefined);

  const readEntry = (bytes) => {
    must(bytes.length <= ENTRY_BYTES_MAX, "entry-too-large");
    const lines = linesOf(utf8(bytes, "entry-not-text"), "entry-keys");
    const first = /^tongzhou\/1 (\S+)$/.exec(lines[0]);
    const keys = first === null ? undefined : own(ENTRIES, first[1]);
    must(keys !== undefined, "entry-kind");
    return { kind: first[1], text: lines.join("\n") + "\n", ...readValues(lines.slice(1), keys) };
  };

  // What our proofs bring along: the header, the entry and the rest.
  const readExtra = (extra) => {
    const [head, more] = beforeEmptyLine(extra, "extra-malformed");
    const [entryBytes, rest] = beforeEmptyLine(more, "extra-malformed");
    const lines = linesOf(utf8(head, "extra-malformed"), "extra-malformed");
    const first = /^tongzhou-proof\/1 (\S+)$/.exec(lines[0]);
    const proof = first === null ? undefined : own(PROOFS, first[1]);
    must(proof !== undefined, "proof-kind");
    const header = readValues(lines.slice(1), proof.keys);
    const entry = readEntry(entryBytes);
    must(proof.entries.includes(entry.kind), "proof-entry", { entry: entry.kind });
    must(proof.hasRest || rest.length === 0, "extra-malformed");
    return { kind: first[1], header, entry, entryBytes, rest };
  };

  // The public card of a case: its lines in their order.
  const CARD = ["case", "name", "age", "sex", "province", "condition", "rules"];
  const readCard = (bytes) => {
    const lines = linesOf(utf8(bytes, "card-malformed"), "card-malformed");
    must(lines[0] === "tongzhou card v1", "card-malformed");
    must(lines.length === CARD.length + 1, "card-malformed");
    const values = CARD.map((key, place) => {
      const text = lines[place + 1];
      must(text.startsWith(key + " ") && text.length > key.length + 1, "card-malformed");
      return [key, text.slice(key.length + 1)];
    });
    return Object.fromEntries(values);
  };

  globalThis.tongzhouEntry = { readEntry, readExtra, readCard };
})();
