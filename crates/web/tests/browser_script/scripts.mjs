// Loads the scripts as a page does: one after another into one place, without modules.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";

export const SCRIPTS = ["proof_reading.js", "proof_entry.js", "proof.js"];

export const source = (name) =>
  readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8");

// The functions of proof.js, with this WebCrypto.
export const load = (crypto = webcrypto) => {
  const place = { crypto };
  for (const name of SCRIPTS) {
    new Function("globalThis", "crypto", source(name))(place, crypto);
  }
  return place.tongzhouProof;
};

// The patterns of a language as a page hands them to the scripts (pages/texts.rs).
export const patterns = (tag, word) => {
  const file = readFileSync(new URL(`../../locales/${tag}.ftl`, import.meta.url), "utf8");
  const lines = file.split("\n").filter((line) => line.startsWith(`${word}-`));
  return Object.fromEntries(lines.map((line) => {
    const [key, ...text] = line.slice(word.length + 1).split(" = ");
    return [key, text.join(" = ").replaceAll("{ $", "{").replaceAll(" }", "}")];
  }));
};

// proof_words.js over so much of a document as it needs.
export const loadWords = () => {
  const createElement = (name) => ({
    name, inside: [], attributes: {},
    append(...parts) { this.inside.push(...parts); },
    setAttribute(key, value) { this.attributes[key] = value; },
    set textContent(text) { this.inside = [text]; },
    get textContent() {
      return this.inside.map((it) => (typeof it === "string" ? it : it.textContent)).join("");
    },
  });
  const place = {};
  new Function("globalThis", "document", source("proof_words.js"))(place, { createElement });
  return place.tongzhouProofWords;
};
