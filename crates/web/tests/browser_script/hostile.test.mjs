// What somebody could put into a file to break the check: it fails, and soon, and throws nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  balanceProof, entryProof, fileOf, leb128, listOf, makeKey, noteOf, people, SETTLED, shareProof,
} from "./fixtures.mjs";
import { load } from "./scripts.mjs";

const { check } = load();
const us = people();
const everybody = [us.log, ...us.witnesses];
const list = listOf(us);
const checked = (file, more = {}) =>
  check({ file: typeof file === "string" ? new TextEncoder().encode(file) : new Uint8Array(file),
    list, ...more });
const last = (answer) => answer.steps.at(-1);
const ends = (answer, step, reason) => {
  const { step: at, outcome, reason: why } = last(answer);
  assert.deepEqual([answer.outcome, at, outcome, why], ["failed", step, "failed", reason]);
};
const text = fileOf(entryProof(), everybody).toString();
const middle = text.indexOf("\n\n") + 2;
const [head, note] = [text.slice(0, middle), text.slice(middle)];
const withPath = (rest, members = 5) =>
  fileOf({ ...balanceProof({ members }), rest }, everybody);

test("a file that is too large is not even read", async () => {
  const begun = performance.now();
  ends(await checked(new Uint8Array(10_000_000)), "file", "file-too-large");
  ends(await checked(head + "a".repeat(10_000_000)), "file", "file-too-large");
  assert.ok(performance.now() - begun < 2000);
});

test("what is no proof file fails as a file", async () => {
  for (const [file, reason] of [
    ["", "file-first-line"],
    ["c2sp.org/tlog-proof@v1", "file-first-line"],
    ["c2sp.org/tlog-proof@v2\n", "file-first-line"],
    [text.replaceAll("\n", "\r\n"), "file-first-line"],
    ["\ufeff" + text, "file-first-line"],
    ["c2sp.org/tlog-proof@v1\nindex 0\n", "file-cut"],
    [text.replace(/extra [^\n]*\n/, ""), "file-line"],
    [text.replace("index 6", "index 06"), "file-index"],
    [text.replace("index 6", "index -6"), "file-index"],
    [text.replace("index 6", "index 6.0"), "file-index"],
    [text.replace("index 6", `index ${"9".repeat(30)}`), "file-index"],
    [text.replace("index 6", `index ${"9".repeat(100_000)}`), "file-index"],
    [text.replace("index 6\n", "index 6\nAA==\n"), "file-hashes"],
    [text.replace("index 6\n", "index 6\n" + `${"A".repeat(43)}=\n`.repeat(65)), "file-hashes"],
    [text.replace(/extra /, "extra !"), "file-base64"],
    [head + note.replace("\n11\n", "\n011\n"), "checkpoint-malformed"],
    [head + note.replace("\n11\n", "\n18446744073709551616\n"), "checkpoint-malformed"],
    [head + "a\n1\n", "signature-missing"],
    [head + note.trimEnd(), "signature-line"],
    [head + note.replace("\u2014", "-"), "signature-line"],
    [head + note.replace("log.example", "log\texample"), "control-character"],
    [head + note + "\u2014 a.example AAAAAAA=\n".repeat(100), "signatures-too-many"],
  ]) {
    ends(await checked(file), "file", reason);
  }
  ends(await checked(new Uint8Array([...new TextEncoder().encode(text), 0xff])), "file",
    "file-not-text");
  for (const none of [undefined, null, "text", 7, {}]) {
    ends(await check({ file: none, list }), "file", "file-not-text");
  }
});

test("the same bytes have one spelling", async () => {
  // The last letter before the sign of equality has bits that mean nothing: they have to be nought.
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const others = [...text.matchAll(/([A-Za-z0-9+/])(=+)\n/g)];
  assert.ok(others.length > 6);
  for (const { 1: letter, index } of others) {
    const next = letters[letters.indexOf(letter) + 1];
    const answer = await checked(text.slice(0, index) + next + text.slice(index + 1));
    assert.equal(last(answer).step, "file", `at ${index}`);
  }
});

test("a root of another length, and a signature of no possible time", async () => {
  const short = `log.example.org/tongzhou\n11\n${Buffer.alloc(31).toString("base64")}\n`;
  ends(await checked(head + noteOf(short, everybody)), "file", "checkpoint-malformed");
  const late = fileOf(entryProof(), everybody, { time: 1n << 63n });
  ends(await checked(late), "witnesses", "signature-wrong");
});

test("an index and a size as large as there are cost nothing", async () => {
  const most = "18446744073709551615";
  const body = `log.example.org/tongzhou\n${most}\n${"A".repeat(43)}=\n`;
  const file = head.replace("index 6", "index 18446744073709551614") + noteOf(body, everybody);
  ends(await checked(file), "inclusion", "hashes-count");
  const beyond = head.replace("index 6", `index ${most}`) + noteOf(body, everybody);
  ends(await checked(beyond), "inclusion", "index-too-large");
});

test("a checkpoint of an empty log proves nothing", async () => {
  const body = `log.example.org/tongzhou\n0\n${"A".repeat(43)}=\n`;
  const file = head.replace("index 6", "index 0") + noteOf(body, everybody);
  ends(await checked(file), "inclusion", "index-too-large");
});

test("numbers of a path that are endless, padded or too large", async () => {
  const hash = Buffer.alloc(32);
  const sums = (...parts) => Buffer.concat([hash, ...parts]);
  for (const rest of [
    hash,
    sums(Buffer.alloc(1)),
    sums(Buffer.alloc(60_000 - 100, 0x80)),
    sums(Buffer.from([0x80, 0x00]), leb128(0)),
    sums(leb128(1n << 128n), leb128(0)),
    sums(Buffer.alloc(19, 0xff), leb128(0)),
    Buffer.concat(Array.from({ length: 65 }, () => sums(leb128(1), leb128(1)))),
  ]) {
    ends(await checked(withPath(rest)), "path", "path-malformed");
  }
  const large = (1n << 128n) - 1n;
  const full = Buffer.concat([sums(leb128(large), leb128(0))]);
  const two = { ...balanceProof({ members: 2, place: 1 }), rest: full };
  ends(await checked(fileOf(two, everybody)), "path", "path-sum");
  ends(await checked(withPath(Buffer.alloc(0))), "path", "path-length");
  const long = Buffer.concat(Array.from({ length: 64 }, () => sums(leb128(1), leb128(1))));
  ends(await checked(withPath(long)), "path", "path-length");
});

test("entries that are not written as the page of the log says", async () => {
  for (const [entry, reason] of [
    ["tongzhou/2 aid-paid\n", "entry-kind"],
    ["tongzhou/1 constructor\n", "entry-kind"],
    ["tongzhou/1 __proto__\n", "entry-kind"],
    [SETTLED.replace("fee 6400000\n", ""), "entry-keys"],
    [SETTLED + "more 1\n", "entry-keys"],
    [SETTLED.replace("pool 1\nround 12", "round 12\npool 1"), "entry-keys"],
    [SETTLED.replace("fee 6400000", "fee -6400000"), "entry-value"],
    [SETTLED.replace("fee 6400000", "fee 06400000"), "entry-value"],
    [SETTLED.replace("fee 6400000", "fee 6400000.00"), "entry-value"],
    [SETTLED.replace("fee 6400000", "fee 9223372036854775808"), "entry-value"],
    [SETTLED.replace("carry_in -1200", "carry_in -0"), "entry-value"],
    [SETTLED.replace("cut 2026-05-07", "cut 2026-02-29"), "entry-value"],
    [SETTLED.replace("cut 2026-05-07", "cut 2026-13-01"), "entry-value"],
    [SETTLED.replace("fee 6400000", "fee  6400000"), "entry-value"],
    [SETTLED.replace("fee 6400000", "fee "), "entry-value"],
    ["tongzhou/1 objection\npool 1\ncase a\u0007b\non 2026-05-07\n", "entry-value"],
    ["tongzhou/1 objection\npool 1\ncase -\non 2026-05-07\n", "entry-value"],
  ]) {
    ends(await checked(fileOf(entryProof(entry), everybody)), "file", reason);
  }
});

test("headers that are not those of a proof of ours", async () => {
  for (const [header, reason] of [
    ["tongzhou-proof/1 toString\n", "proof-kind"],
    ["tongzhou-proof/2 entry\n", "proof-kind"],
    ["tongzhou-proof/1 entry\nmore 1\n", "entry-keys"],
    ["tongzhou-proof/1 share\nmember 7\nunits 2\n", "entry-value"],
    ["tongzhou-proof/1 payment\n", "proof-entry"],
  ]) {
    ends(await checked(fileOf({ ...shareProof(), header }, everybody)), "file", reason);
  }
  const rest = { ...entryProof(), rest: "more" };
  ends(await checked(fileOf(rest, everybody)), "file", "extra-malformed");
});

test("key lists that are not written as they should be", async () => {
  const good = list.toString();
  const key = us.log.text;
  for (const [changed, reason] of [
    ["", "list-size"],
    ["a".repeat(1_000_001), "list-size"],
    [good.trimEnd(), "list-cut"],
    [good.replaceAll("\n", "\r\n"), "list-character"],
    [good + "quorum w1\n", "list-line"],
    [good.replace(/quorum.*\n/, ""), "list-quorum-missing"],
    [good.replace("quorum all-of-them", "quorum nobody"), "list-member"],
    [good.replace("all-of-them 2", "all-of-them 4"), "list-threshold"],
    [good.replace("all-of-them 2", "all-of-them 0"), "list-threshold"],
    [good.replace("all-of-them 2 w1", "all-of-them 2 w2"), "list-member"],
    [good.replace("all-of-them 2 w1", "all-of-them 2 none"), "list-member"],
    [good.replace("group all-of-them", "group w1"), "list-name"],
    [good.replace("witness w1", "witness none"), "list-name"],
    [good.replace(`log ${key}`, `log ${key} a b`), "list-line"],
    [good.replace(`log ${key}`, `log ${key}\nlog ${key}`), "list-key-twice"],
    [good.replace(`log ${key}\n`, ""), "list-log-missing"],
    [good.replace(us.witnesses[0].text, key), "list-key-kind"],
    [good.replace(us.witnesses[1].text, us.witnesses[0].text), "list-key-twice"],
    [good.replace(`log ${key}`, `log ${key.replace(/\+[0-9a-f]{8}\+/, "+00000000+")}`), "key-id"],
    [good.replace(`log ${key}`, `log ${key}A`), "key-malformed"],
    [good.replace("quorum", "quota"), "list-line"],
  ]) {
    const answer = await checked(text, { list: new TextEncoder().encode(changed) });
    ends(answer, "list", reason);
  }
});

test("a key list has no more of anything than 64", async () => {
  const logs = (count) => Array.from({ length: count }, (_, at) =>
    `log ${makeKey(`log${at}.example.org`, 1).text}\n`).join("");
  const answer = (count) => checked(text, {
    list: new TextEncoder().encode(`${logs(count)}${list}`),
  });
  assert.equal((await answer(63)).outcome, "passed");
  ends(await answer(64), "list", "list-size");
  const groups = Array.from({ length: 64 }, (_, at) =>
    `group g${at} 1 ${at === 0 ? "all-of-them" : `g${at - 1}`}\n`).join("");
  const nested = list.toString().replace("quorum all-of-them\n", `${groups}quorum g63\n`);
  ends(await checked(text, { list: new TextEncoder().encode(nested) }), "list", "list-size");
});

test("groups in groups count as the list says", async () => {
  const [one, two, three] = us.witnesses;
  const nested = Buffer.from([
    `log ${us.log.text} https://log.example.org/`,
    `  witness a ${one.text}\t https://one.example.net/`,
    `witness b ${two.text}`, `witness c ${three.text}`,
    "group both all a b", "# one of them and the third", "group either any both c",
    "quorum either", "",
  ].join("\n"));
  for (const [signers, outcome, asked] of [
    [[one, two], "passed", 1], [[three], "passed", 1], [[one], "failed", 1], [[], "failed", 1],
  ]) {
    const answer = await checked(fileOf(entryProof(), [us.log, ...signers]), { list: nested });
    assert.equal(answer.outcome, outcome);
    assert.equal(answer.steps[1].values.asked, asked);
  }
  const none = Buffer.from(`log ${us.log.text}\nquorum none\n`);
  const answer = await checked(fileOf(entryProof(), [us.log]), { list: none });
  assert.equal(answer.outcome, "passed");
  assert.equal(answer.steps[3].values.asked, 0);
});

test("any bytes at all are answered and not thrown", async () => {
  // A fixed sequence, so that a fault that is found stays found.
  let state = 20_261_125;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  };
  const good = new TextEncoder().encode(text);
  for (let round = 0; round < 300; round += 1) {
    const bytes = round % 2 === 0
      ? Uint8Array.from({ length: next() % 500 }, () => next() & 255)
      : Uint8Array.from(good);
    for (let change = 0; change < 8 && round % 2 === 1; change += 1) {
      bytes[next() % bytes.length] = next() & 255;
    }
    const answer = await check({ file: bytes, list: round % 3 === 0 ? bytes : list });
    assert.equal(answer.outcome, "failed");
    assert.notEqual(last(answer).reason, "fault", String(last(answer).values.fault));
  }
});
