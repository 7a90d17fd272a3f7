// Checks a proof file, in the browser that holds it (docs/log-entries.md): with WebCrypto and
// nothing else, without a page and without a network. It answers with steps, in the order in which
// they were taken, and stops at the first that fails; whatever it is given, it throws nothing.
//
//   check({ file, list, key, says }) -> { outcome, kind, index, steps, facts, entry, attached }
//
// `file` is the proof and `list` the policy, as bytes; `key` is the log's verifier key, for who has
// no policy; `says` is what a page claims, by the names of the facts. A step has an `outcome`:
// passed, failed or not-checked, a `reason` where it did not pass, and `values`. The whole is
// passed only where every step is; "incomplete" says that nothing failed, yet not all was checked.
"use strict";
(() => {
  const reading = globalThis.tongzhouReading;
  const { Refusal, must, hex, toHex, utf8, UNSIGNED_128 } = reading;
  const { readExtra, readCard } = globalThis.tongzhouEntry;
  const TIME_MAX = (1n << 63n) - 1n;

  const joined = (...parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };
  const letters = (text) => new TextEncoder().encode(text);
  const sha256 = async (...parts) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
  const equal = (one, other) => toHex(one) === toHex(other);
  const bigEndian = (number, length) =>
    hex(number.toString(16).padStart(2 * length, "0"), length, "path-sum");

  // Whether a signature of Ed25519 holds. A key that is no point of the curve verifies nothing.
  const holds = async (key, signature, message) => {
    try {
      const point = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
      return await crypto.subtle.verify("Ed25519", point, signature, message);
    } catch {
      return false;
    }
  };

  // Whether this browser has Ed25519 at all: asked with the first test of RFC 8032, section 7.1.
  let known;
  const hasEd25519 = () => {
    const key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    const signature = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555f"
      + "b8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
    known ??= holds(hex(key, 32), hex(signature, 64), new Uint8Array(0));
    return known;
  };

  // The signature of a note over its text; gives the instant for a cosignature, else true, and
  // false where it does not hold.
  const verified = async (key, signature, text) => {
    if (key.kind === reading.ED25519) {
      return signature.length === 64 && holds(key.key, signature, letters(text));
    }
    if (signature.length !== 72) return false;
    const time = BigInt("0x" + toHex(signature.subarray(0, 8)));
    if (time > TIME_MAX) return false;
    const message = letters("cosignature/v1\ntime " + time + "\n" + text);
    return (await holds(key.key, signature.subarray(8), message)) && time;
  };

  const mustHaveItsId = async (key) => {
    const id = await sha256(letters(key.name + "\n"), key.bytes);
    must(toHex(id.subarray(0, 4)) === key.id, "key-id", { name: key.name });
  };

  // How few signatures can be enough for a name of the list.
  const fewest = (list, name) => {
    if (name === "none") return 0;
    const group = list.groups.get(name);
    if (group === undefined) return 1;
    const each = group.names.map((one) => fewest(list, one)).sort((one, other) => one - other);
    return each.slice(0, group.threshold).reduce((sum, one) => sum + one, 0);
  };

  const isWitnessed = (list, name, signed) => {
    if (name === "none") return true;
    const group = list.groups.get(name);
    if (group === undefined) return signed.has(name);
    const those = group.names.filter((one) => isWitnessed(list, one, signed));
    return those.length >= group.threshold;
  };

  // The key list, the log's key alone, or nothing.
  const listStep = async ({ list, key }) => {
    if (list == null && !key) return { outcome: "not-checked", reason: "list-none", list: null };
    let read;
    if (list != null) {
      read = reading.readKeyList(list);
    } else {
      read = { logs: [reading.readKey(key.trim())], witnesses: [], groups: new Map() };
      read.quorum = "none";
      must(read.logs[0].kind !== reading.ML_DSA_44_COSIGNATURE, "list-key-not-here");
    }
    for (const one of [...read.logs, ...read.witnesses]) await mustHaveItsId(one);
    must(read.logs.length > 0, "list-log-missing");
    const asked = fewest(read, read.quorum);
    const values = { logs: read.logs.length, witnesses: read.witnesses.length, asked };
    return { outcome: "passed", values, list: read, isKeyAlone: list == null };
  };

  // Sorts the signatures of keys of ours: verified, or of a kind that is not checked here. One
  // that is wrong fails the whole: a key that we know has signed, and something was changed.
  const sorted = async (keys, note) => {
    const [good, passedOver] = [new Map(), new Set()];
    for (const signature of note.signatures) {
      const key = keys.find((one) => one.name === signature.name && one.id === signature.id);
      if (key === undefined) continue;
      if (key.kind === reading.ML_DSA_44_COSIGNATURE || !(await hasEd25519())) {
        passedOver.add(key);
        continue;
      }
      const result = await verified(key, signature.bytes, note.text);
      must(result !== false, "signature-wrong", { name: key.name });
      if (!good.has(key)) good.set(key, result);
    }
    return { good, passedOver };
  };

  const signatureStep = async ({ note, checkpoint }, list) => {
    const values = { origin: checkpoint.origin, size: checkpoint.size };
    if (list === null) return { outcome: "not-checked", reason: "list-none", values };
    const logs = list.logs.filter((key) => key.name === checkpoint.origin);
    const expected = list.logs.map((key) => key.name).join(", ");
    must(logs.length > 0, "origin-unknown", { ...values, expected });
    const { good, passedOver } = await sorted(logs, note);
    if (good.size > 0) {
      const key = [...good.keys()][0];
      return { outcome: "passed", values: { ...values, verifier: key.text } };
    }
    must(passedOver.size > 0, "log-not-signed", values);
    const reason = (await hasEd25519()) ? "kind-not-here" : "no-ed25519";
    return { outcome: "not-checked", reason, values };
  };

  const witnessStep = async ({ note }, { list, isKeyAlone }) => {
    if (list === null) return { outcome: "not-checked", reason: "list-none" };
    if (isKeyAlone) return { outcome: "not-checked", reason: "list-key-alone" };
    const { good, passedOver } = await sorted(list.witnesses, note);
    const asked = fewest(list, list.quorum);
    const aliases = (keys) => new Set([...keys].map((key) => key.alias));
    const names = [...good.keys()].map((key) => key.name).join(", ") || "-";
    const values = { signed: good.size, asked, names };
    if (good.size > 0) values.time = [...good.values()].reduce((a, b) => (a > b ? a : b));
    if (isWitnessed(list, list.quorum, aliases(good.keys()))) {
      return { outcome: "passed", values };
    }
    const perhaps = aliases([...good.keys(), ...passedOver]);
    must(isWitnessed(list, list.quorum, perhaps), "witnesses-too-few", values);
    const reason = (await hasEd25519()) ? "kind-not-here" : "no-ed25519";
    return { outcome: "not-checked", reason, values };
  };

  // Leads from a leaf up to the root, as RFC 9162 section 2.1.3.2 has it: `join` makes a node of
  // a left and a right one. Gives nothing where the path is too short or too long.
  const climb = async (leaf, index, size, path, join) => {
    if (index >= size) return null;
    let [node, place, last] = [leaf, index, size - 1n];
    for (const other of path) {
      if (last === 0n) return null;
      if ((place & 1n) === 1n || place === last) {
        node = await join(other, node);
        while ((place & 1n) === 0n && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
      } else {
        node = await join(node, other);
      }
      [place, last] = [place >> 1n, last >> 1n];
    }
    return last === 0n ? node : null;
  };

  const inclusionStep = async ({ index, hashes, checkpoint }, entryBytes) => {
    const leaf = await sha256([0], entryBytes);
    const join = (left, right) => sha256([1], left, right);
    const values = {
      index, size: checkpoint.size, hashes: hashes.length,
      leaf: toHex(leaf), root: toHex(checkpoint.root),
    };
    must(index < checkpoint.size, "index-too-large", values);
    const root = await climb(leaf, index, checkpoint.size, hashes, join);
    must(root !== null, "hashes-count", values);
    must(equal(root, checkpoint.root), "root-differs", { ...values, computed: toHex(root) });
    return { outcome: "passed", values };
  };

  const commitmentOpens = async (salt, content, commitment) => {
    must(commitment !== null, "commitment-none");
    const computed = await sha256(letters("tongzhou-commitment-v1\n"), salt, content);
    must(equal(computed, commitment), "commitment-differs", { computed: toHex(computed) });
    return toHex(computed);
  };

  const memberBytes = (id) => hex(id.replace(/-/g, ""), 16, "entry-value");

  const balanceLeaf = (header) => {
    const { salt, balance, charged } = header.read;
    const member = memberBytes(header.written.member);
    return sha256([16], salt, member, bigEndian(balance, 8), bigEndian(charged, 8));
  };

  // What each kind of proof says of its entry; the figures are proven as far as the texts say.
  const CONTENT = {
    async joining({ header, entry, rest }, facts) {
      const commitment = await commitmentOpens(header.read.salt, rest, entry.read.commitment);
      const receipt = utf8(rest, "receipt-not-text");
      const line = (label) => {
        const found = receipt.split("\n").find((text) => text.startsWith(label + " "));
        return found === undefined ? undefined : found.slice(found.indexOf(": ") + 2);
      };
      for (const label of ["member", "plan", "version"]) facts[label] = line(label) ?? "-";
      return { values: { on: facts.on, commitment }, attached: receipt };
    },
    async share({ header, entry }, facts) {
      facts.amount = String(entry.read.share * header.read.units);
      const { share, units, amount, round, settle } = facts;
      return { values: { share, units, amount, round, settle, payers: facts.payers } };
    },
    async aid({ header, entry, rest }, facts) {
      const commitment = await commitmentOpens(header.read.salt, rest, entry.read.commitment);
      const card = readCard(rest);
      must(card.case === facts.case, "card-other-case", { said: card.case, proven: facts.case });
      Object.assign(facts, card);
      const { aid, approved } = facts;
      return { values: { case: card.case, aid, approved, commitment }, attached: utf8(rest) };
    },
    async payment({ entry }, facts) {
      const { amount, paid, on, round, aid, fee } = facts;
      facts.amount = amount ?? paid;
      const values = { entry: entry.kind, case: facts.case, amount: facts.amount };
      return { values: { ...values, on, round, aid, fee } };
    },
    async balance({ header }) {
      const { member, balance, charged, place } = header.written;
      const leaf = toHex(await balanceLeaf(header));
      return { values: { member, balance, charged, place, leaf } };
    },
    async entry({ entry }) {
      return { values: { entry: entry.kind } };
    },
  };

  // What the file holds, by name; what its header says comes after what its entry says.
  const factsOf = ({ kind, header, entry }) => {
    const facts = { kind, ...entry.written };
    if (kind === "balance") {
      facts.total_balance = facts.balance;
      facts.total_charged = facts.charged;
    }
    const { salt, ...said } = header.written;
    return { ...facts, ...said };
  };

  const pathStep = async ({ header, entry, rest }) => {
    const path = reading.readPath(rest);
    const { balance, charged, place } = header.read;
    const { root, members, balance: balances, charged: charges } = entry.read;
    const join = async (left, right) => {
      const sums = [left.balance + right.balance, left.charged + right.charged];
      must(sums.every((sum) => sum <= UNSIGNED_128), "path-sum");
      const half = (it) => [it.hash, bigEndian(it.balance, 16), bigEndian(it.charged, 16)];
      const hash = await sha256([17], ...half(left), ...half(right));
      return { hash, balance: sums[0], charged: sums[1] };
    };
    const values = { place, members, neighbours: path.length, root: toHex(root) };
    must(place < members, "place-too-large", values);
    const leaf = { hash: await balanceLeaf(header), balance, charged };
    const top = await climb(leaf, place, members, path, join);
    must(top !== null, "path-length", values);
    const sums = { total_balance: top.balance, total_charged: top.charged };
    must(equal(top.hash, root), "tree-root-differs", { ...values, computed: toHex(top.hash) });
    const agree = top.balance === balances && top.charged === charges;
    must(agree, "tree-sums-differ", { ...values, ...sums });
    return { outcome: "passed", values: { ...values, ...sums } };
  };

  // Holds what a page says against what the proof proves. A difference weighs more than something
  // on which the proof is silent.
  const pageStep = (says, facts) => {
    const names = Object.keys(says);
    for (const name of names.filter((one) => facts[one] !== undefined)) {
      const [said, proven] = [String(says[name]), String(facts[name])];
      must(said === proven, "page-differs", { name, said, proven });
    }
    const name = names.find((one) => facts[one] === undefined);
    if (name === undefined) return { outcome: "passed", values: { count: names.length } };
    const values = { name, said: String(says[name]) };
    return { outcome: "not-checked", reason: "page-says-more", values };
  };

  // Takes the steps one after another; a refusal is the end, and any other fault too.
  const run = async (given, answer) => {
    const take = async (step, work) => {
      const taken = { step, outcome: "failed", values: {} };
      answer.steps.push(taken);
      try {
        const { outcome = "passed", reason, values = {}, ...rest } = await work();
        Object.assign(taken, { outcome, values });
        if (reason !== undefined) taken.reason = reason;
        return rest;
      } catch (fault) {
        const isRefusal = fault instanceof Refusal;
        taken.reason = isRefusal ? fault.reason : "fault";
        taken.values = isRefusal ? fault.values : { fault: String(fault) };
        throw fault;
      }
    };
    const { file, extra } = await take("file", () => {
      must(given.file instanceof Uint8Array, "file-not-text");
      const read = reading.readFile(given.file);
      const brought = readExtra(read.extra);
      Object.assign(answer, { kind: brought.kind, index: read.index, entry: brought.entry.text });
      const values = { bytes: given.file.length, kind: brought.kind, index: read.index };
      return { values, file: read, extra: brought };
    });
    const keys = await take("list", () => listStep(given));
    await take("signature", () => signatureStep(file, keys.list));
    await take("witnesses", () => witnessStep(file, keys));
    await take("inclusion", () => inclusionStep(file, extra.entryBytes));
    const facts = factsOf(extra);
    const content = await take("content", () => CONTENT[extra.kind](extra, facts));
    if (extra.kind === "balance") await take("path", () => pathStep(extra));
    Object.assign(answer, { facts, attached: content.attached ?? null });
    if (given.says && Object.keys(given.says).length > 0) {
      await take("page", () => pageStep(given.says, facts));
    }
  };

  const check = async (given) => {
    const answer = {
      outcome: "failed", kind: null, index: null, steps: [], facts: {}, entry: null,
      attached: null,
    };
    if (globalThis.crypto?.subtle === undefined) {
      const reason = "no-crypto";
      answer.steps.push({ step: "file", outcome: "not-checked", reason, values: {} });
      return { ...answer, outcome: "incomplete" };
    }
    try {
      await run(given, answer);
    } catch {
      return answer;
    }
    const isWhole = answer.steps.every((taken) => taken.outcome === "passed");
    answer.outcome = isWhole ? "passed" : "incomplete";
    return answer;
  };

  globalThis.tongzhouProof = { check };
})();
