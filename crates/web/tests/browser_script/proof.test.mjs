// proof.js: what is right passes, and nothing that was changed does.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";
import {
  aidProof, balanceProof, carriedEntry, entryProof, everyProof, fileOf, listOf, makeKey,
  makeLargeKey, MEMBER, paymentProof, people, SETTLED, shareProof,
} from "./fixtures.mjs";
import { load } from "./scripts.mjs";

const { check } = load();
const us = people();
const everybody = [us.log, ...us.witnesses];
const list = listOf(us);
const checked = (file, more = {}) => check({ file: new Uint8Array(file), list, ...more });
const last = (answer) => answer.steps.at(-1);
const ends = (answer, step, reason) => {
  const { step: at, outcome, reason: why } = last(answer);
  assert.deepEqual([answer.outcome, at, outcome, why], ["failed", step, "failed", reason]);
};

for (const [kind, proof] of Object.entries(everyProof())) {
  test(`a good file passes: ${kind}`, async () => {
    const answer = await checked(fileOf(proof, everybody));
    assert.equal(answer.outcome, "passed", JSON.stringify(last(answer), (_, it) => String(it)));
    assert.equal(answer.kind, kind);
    assert.equal(answer.index, 6n);
    assert.ok(answer.steps.every((step) => step.outcome === "passed"));
  });
}

test("every place in every size of a log and of a tree passes", async () => {
  for (let size = 1; size <= 9; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const proof = balanceProof({ members: size, place: index });
      const answer = await checked(fileOf(proof, everybody, { size, index }));
      assert.equal(answer.outcome, "passed", `${index} of ${size}`);
    }
  }
});

test("the figures of a proof are those of its entry and its header", async () => {
  const balance = await checked(fileOf(balanceProof(), everybody));
  assert.equal(balance.facts.balance, "8250");
  assert.equal(balance.facts.charged, "1742");
  assert.equal(balance.facts.total_balance, String(8250 + 700 * (1 + 2 + 4)));
  const share = await checked(fileOf(shareProof(), everybody));
  assert.equal(share.facts.share, "899");
  assert.equal(share.facts.amount, "1798");
  const paid = await checked(fileOf(paymentProof(carriedEntry), everybody));
  assert.equal(paid.facts.amount, "30000000");
  assert.equal(paid.facts.salt, undefined);
});

test("no byte of a file can be changed", async () => {
  const strict = listOf(us, 3);
  for (const [kind, proof] of Object.entries(everyProof())) {
    const file = fileOf(proof, everybody, { size: 3, index: 1 });
    const good = await check({ file: new Uint8Array(file), list: strict });
    assert.equal(good.outcome, "passed");
    for (let at = 0; at < file.length; at += 1) {
      const changed = new Uint8Array(file);
      changed[at] ^= [1, 32, 128, 2][at % 4];
      const answer = await check({ file: changed, list: strict });
      // Who has how many units is what the file says, not the log: it shows, and a page that says
      // otherwise differs.
      const shows = kind === "share"
        && (answer.facts.member !== good.facts.member || answer.facts.units !== good.facts.units);
      assert.ok(answer.outcome === "failed" || shows, `${kind}: byte ${at}`);
    }
  }
});

test("no byte can be left out, and none put in", async () => {
  const strict = listOf(us, 3);
  const file = fileOf(balanceProof(), everybody, { size: 3, index: 1 });
  for (let at = 0; at < file.length; at += 1) {
    const cut = await check({ file: new Uint8Array(file.subarray(0, at)), list: strict });
    assert.equal(cut.outcome, "failed", `cut at ${at}`);
    const without = Buffer.concat([file.subarray(0, at), file.subarray(at + 1)]);
    const shorter = await check({ file: new Uint8Array(without), list: strict });
    assert.equal(shorter.outcome, "failed", `without ${at}`);
    const longer = Buffer.concat([file.subarray(0, at), Buffer.from("A"), file.subarray(at)]);
    const answer = await check({ file: new Uint8Array(longer), list: strict });
    assert.equal(answer.outcome, "failed", `with one more at ${at}`);
  }
});

test("a key that is not the log's does not count", async () => {
  const others = people();
  const file = fileOf(entryProof(), everybody);
  ends(await checked(file, { list: listOf(others) }), "signature", "log-not-signed");
  const forged = { ...others.log, id: us.log.id };
  const answer = await checked(fileOf(entryProof(), [forged, ...us.witnesses]));
  ends(answer, "signature", "signature-wrong");
});

test("another log's checkpoint does not count", async () => {
  const file = fileOf(entryProof(), everybody, { origin: "log.example.com/other" });
  ends(await checked(file), "signature", "origin-unknown");
});

test("too few witnesses are too few, and one of them twice is one", async () => {
  const [one, two] = us.witnesses;
  ends(await checked(fileOf(entryProof(), [us.log, one])), "witnesses", "witnesses-too-few");
  const twice = await checked(fileOf(entryProof(), [us.log, one, one]));
  ends(twice, "witnesses", "witnesses-too-few");
  const stranger = makeKey("stranger.example.net/witness", 4);
  const unknown = await checked(fileOf(entryProof(), [us.log, one, stranger]));
  ends(unknown, "witnesses", "witnesses-too-few");
  const enough = await checked(fileOf(entryProof(), [us.log, two, one]));
  assert.equal(enough.outcome, "passed");
  assert.equal(enough.steps[3].values.asked, 2);
});

test("a wrong signature of a known witness fails even where enough others hold", async () => {
  const [one, two, three] = us.witnesses;
  const forged = { ...makeKey(three.name, 4), id: three.id };
  const answer = await checked(fileOf(entryProof(), [us.log, one, two, forged]));
  ends(answer, "witnesses", "signature-wrong");
});

test("a key that signs notes is no witness; a log may sign as a witness does", async () => {
  const swapped = listOf({ log: us.log, witnesses: [makeKey("a.example.net", 1)] }, 1);
  ends(await checked(fileOf(entryProof(), everybody), { list: swapped }), "list", "list-key-kind");
  const log = makeKey("log.example.org/tongzhou", 4);
  const cosigning = { log, witnesses: us.witnesses };
  const file = fileOf(entryProof(), [log, ...us.witnesses]);
  const answer = await checked(file, { list: listOf(cosigning) });
  assert.equal(answer.outcome, "passed");
  const alone = await check({ file: new Uint8Array(file), key: log.text });
  assert.equal(alone.steps[2].outcome, "passed");
});

test("signatures of ML-DSA-44 are passed over, and are said not to be checked", async () => {
  const large = makeLargeKey("large.example.net/witness");
  const both = { log: us.log, witnesses: [us.witnesses[0], large] };
  const file = fileOf(entryProof(), [us.log, us.witnesses[0], large]);
  const enough = await checked(file, { list: listOf(both, 1) });
  assert.equal(enough.outcome, "passed");
  const asked = await checked(file, { list: listOf(both, 2) });
  assert.equal(asked.outcome, "incomplete");
  assert.equal(asked.steps[3].reason, "kind-not-here");
  const log = makeLargeKey("log.example.org/tongzhou");
  const alone = await checked(fileOf(entryProof(), [log, ...us.witnesses]), {
    list: listOf({ log, witnesses: us.witnesses }),
  });
  assert.equal(alone.outcome, "incomplete");
  assert.equal(alone.steps[2].reason, "kind-not-here");
});

test("with the log's key alone, or with nothing, not all is checked", async () => {
  const file = fileOf(balanceProof(), everybody);
  const alone = await check({ file: new Uint8Array(file), key: ` ${us.log.text}\n` });
  assert.equal(alone.outcome, "incomplete");
  assert.deepEqual(alone.steps.map((step) => step.outcome),
    ["passed", "passed", "passed", "not-checked", "passed", "passed", "passed"]);
  const nothing = await check({ file: new Uint8Array(file) });
  assert.equal(nothing.outcome, "incomplete");
  assert.equal(nothing.steps[2].outcome, "not-checked");
  assert.equal(last(nothing).outcome, "passed");
  const wrong = await check({ file: new Uint8Array(file), key: "log.example.org+00000000+AQ==" });
  ends(wrong, "list", "key-malformed");
});

test("the tree of balances: other figures, other sums, other places", async () => {
  const good = balanceProof();
  const changed = (part, from, to) => ({ ...good, [part]: good[part].replace(from, to) });
  const more = changed("header", "balance 8250", "balance 8251");
  ends(await checked(fileOf(more, everybody)), "path", "tree-root-differs");
  const sums = changed("entry", /balance \d+/, "balance 1");
  ends(await checked(fileOf(sums, everybody)), "path", "tree-sums-differ");
  const charged = changed("entry", /charged \d+/, "charged 99999");
  ends(await checked(fileOf(charged, everybody)), "path", "tree-sums-differ");
  const place = changed("header", "place 3", "place 5");
  ends(await checked(fileOf(place, everybody)), "path", "place-too-large");
  const fewer = changed("entry", "members 5", "members 4");
  ends(await checked(fileOf(fewer, everybody)), "path", "path-length");
  const negative = changed("header", "balance 8250", "balance -8250");
  ends(await checked(fileOf(negative, everybody)), "file", "entry-value");
});

test("a card of another case is not this case's", async () => {
  ends(await checked(fileOf(aidProof({ cardCase: "A-18" }), everybody)), "content",
    "card-other-case");
});

test("what a page says is held against what is proven", async () => {
  const file = fileOf(balanceProof(), everybody);
  const same = await checked(file, { says: { balance: "8250", charged: 1742, member: MEMBER } });
  assert.equal(same.outcome, "passed");
  assert.equal(last(same).step, "page");
  const other = await checked(file, { says: { balance: "8250", charged: "1743" } });
  ends(other, "page", "page-differs");
  assert.deepEqual(last(other).values, { name: "charged", said: "1743", proven: "1742" });
  const more = await checked(file, { says: { share: "1" } });
  assert.equal(more.outcome, "incomplete");
  ends(await checked(file, { says: { share: "1", charged: "1" } }), "page", "page-differs");
  const kind = await checked(fileOf(entryProof(SETTLED), everybody), { says: { kind: "balance" } });
  ends(kind, "page", "page-differs");
});

test("without WebCrypto or without Ed25519 nothing passes as a whole", async () => {
  const file = new Uint8Array(fileOf(balanceProof(), everybody));
  const { subtle } = webcrypto;
  const old = { digest: subtle.digest.bind(subtle), importKey: async () => { throw Error("no"); } };
  const without = await load({ subtle: old }).check({ file, list });
  assert.equal(without.outcome, "incomplete");
  assert.deepEqual(without.steps.map((step) => step.outcome),
    ["passed", "passed", "not-checked", "not-checked", "passed", "passed", "passed"]);
  assert.equal(without.steps[2].reason, "no-ed25519");
  const none = await load({}).check({ file, list });
  assert.equal(none.outcome, "incomplete");
  assert.equal(none.steps[0].reason, "no-crypto");
});
