// The words of the steps: there is one for everything that can be found, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  balanceProof, carriedEntry, entryProof, everyProof, fileOf, listOf, paymentProof, people,
} from "./fixtures.mjs";
import { load, loadWords, patterns, SCRIPTS, source } from "./scripts.mjs";

const { check } = load();
const { wordsOf, show } = loadWords();
const us = people();
const everybody = [us.log, ...us.witnesses];
const list = listOf(us);
const TAGS = ["zh-CN", "en"];

const shown = async (tag, file, more = {}) => {
  const answer = await check({ file: new Uint8Array(file), list, ...more });
  const words = wordsOf(patterns(tag, "check-proof"), "¥{amount}");
  return show(words, answer).map((part) => part.textContent).join("\n");
};

test("each reason for which a step does not pass has its words", () => {
  const page = readFileSync(new URL("../../../../docs/log-entries.md", import.meta.url), "utf8");
  const literals = SCRIPTS.flatMap((name) =>
    [...source(name).matchAll(/"([a-z0-9]+(?:-[a-z0-9]+)+)"/g)].map((found) => found[1]));
  const others = new Set(["not-checked", "utf-8", "iso-8859-1"]);
  const reasons = literals.filter((word) => !page.includes(word) && !others.has(word));
  assert.ok(reasons.length > 50);
  for (const tag of TAGS) {
    const texts = patterns(tag, "check-proof");
    for (const reason of new Set([...reasons, "fault"])) {
      assert.ok(texts[`reason-${reason}`], `${reason} in ${tag}`);
    }
    const known = Object.keys(texts).filter((key) => key.startsWith("reason-"));
    for (const key of known) {
      const reason = key.slice("reason-".length);
      assert.ok(literals.includes(reason) || reason === "fault", `nobody gives ${reason}`);
    }
  }
});

test("each kind of proof is told in full, in both languages", async () => {
  const proofs = { ...everyProof(), carried: paymentProof(carriedEntry) };
  for (const tag of TAGS) {
    const keys = Object.keys(patterns(tag, "check-proof"));
    for (const [kind, proof] of Object.entries(proofs)) {
      const text = await shown(tag, fileOf(proof, everybody));
      assert.ok(!/[{}]|undefined|NaN|\u2013/.test(text), `${kind} in ${tag}: ${text}`);
      const bare = keys.filter((key) => key.includes("-") && text.split(/\s/).includes(key));
      assert.deepEqual(bare, [], `${kind} in ${tag}`);
    }
  }
});

test("figures are told as people read them", async () => {
  const proof = balanceProof({ balance: 123_456_789n, charged: 5n });
  const english = await shown("en", fileOf(proof, everybody));
  assert.ok(english.includes("Balance ¥1,234,567.89; charged by all rounds so far ¥0.05."));
  const chinese = await shown("zh-CN", fileOf(proof, everybody));
  assert.ok(chinese.includes("余额 ¥1,234,567.89"));
  assert.ok(chinese.includes("2026-05-05 16:53 UTC"));
});

test("a difference from the page names both figures", async () => {
  const file = fileOf(balanceProof({ balance: 8_250n }), everybody);
  const text = await shown("en", file, { says: { balance: "9000" } });
  assert.ok(text.includes("“balance”: the page says ¥90.00, the proof says ¥82.50."), text);
  const silent = await shown("zh-CN", file, { says: { share: "899" } });
  assert.ok(silent.includes("页面上写了“每份分摊金”（¥8.99），这份证明里没有这一项。"), silent);
});

test("what a file says is never taken for a pattern or for markup", async () => {
  const entry = "tongzhou/1 objection\npool 1\ncase {amount}<b>$&\non 2026-05-07\n";
  const text = await shown("en", fileOf(entryProof(entry), everybody));
  assert.ok(text.includes("case {amount}<b>$&"));
  const scripts = ["proof_words.js", "check.js", "verifier.js"].map(source).join("");
  assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(scripts));
});

test("the words of the page without a network are the same in number and name", () => {
  const [chinese, english] = TAGS.map((tag) => patterns(tag, "check-offline"));
  assert.deepEqual(Object.keys(chinese), Object.keys(english));
  const html = readFileSync(new URL("../../templates/verifier.html", import.meta.url), "utf8");
  const asked = [...html.matchAll(/data-say="([a-z-]+)"/g)].map((found) => found[1]);
  for (const key of asked) assert.ok(english[key], key);
});
