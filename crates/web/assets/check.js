// "Check us" on a page: fetches a proof and the list of keys, has proof.js check them here in the
// browser, and holds what the page says against what the proof proves. An element says what is to
// be checked: data-check-proof has the proof's address, data-policy that of the key list, and each
// data-says-NAME what the page says. The words are in the page's template [data-check-texts].
// Without this script the element is what it was: a link to the file.
"use strict";
(() => {
  const BYTES_MAX = 1_100_000;
  const { check } = globalThis.tongzhouProof;
  const { wordsOf, show } = globalThis.tongzhouProofWords;
  const texts = document.querySelector("template[data-check-texts]");
  if (!texts) return;
  const patterns = {};
  for (const one of texts.content.querySelectorAll("[data-text]")) {
    patterns[one.dataset.text] = one.textContent;
  }
  const words = wordsOf(patterns, texts.dataset.money || "{amount}");

  // The bytes of an answer, and no more than a proof may have: the rest is not even read.
  const bytesAt = async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const [reader, parts] = [answer.body.getReader(), []];
    for (let length = 0; length <= BYTES_MAX; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
    reader.cancel().catch(() => {});
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };

  // data-says-total-balance is what the page says of total_balance.
  const saysOf = (place) => {
    const says = {};
    for (const { name, value } of place.attributes) {
      if (name.startsWith("data-says-")) says[name.slice(10).replace(/-/g, "_")] = value;
    }
    return says;
  };

  const attach = (place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "second";
    button.textContent = words.text("button");
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    const shown = document.createElement("div");
    shown.className = "proof-shown";
    place.after(" ", button);
    // A paragraph holds no list: what is found stands after the one that the element is in.
    (place.closest("p") || button).after(said, shown);
    button.addEventListener("click", async () => {
      button.disabled = true;
      said.textContent = words.text("working");
      shown.replaceChildren();
      try {
        const { checkProof, policy } = place.dataset;
        const reads = [bytesAt(checkProof), policy ? bytesAt(policy) : null];
        const [file, list] = await Promise.all(reads);
        const answer = await check({ file, list, says: saysOf(place) });
        said.textContent = words.text("done-" + answer.outcome);
        shown.replaceChildren(...show(words, answer, place.dataset.heading || "h3"));
      } catch {
        said.textContent = words.text("not-fetched");
      }
      button.textContent = words.text("again");
      button.disabled = false;
    });
  };
  document.querySelectorAll("[data-check-proof]").forEach(attach);
})();
