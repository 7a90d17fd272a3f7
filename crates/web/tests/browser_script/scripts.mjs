// Loads the scripts as a page does: one after another into one place, without modules.
import { readFileSync } from "node:fs";

export const SCRIPTS = ["proof_reading.js", "proof_entry.js", "proof.js"];

export const source = (name) =>
  readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8");

// The functions of proof.js, with this WebCrypto.
export const load = (crypto = globalThis.crypto) => {
  const place = { crypto };
  for (const name of SCRIPTS) {
    new Function("globalThis", "crypto", source(name))(place, crypto);
  }
  return place.tongzhouProof;
};
