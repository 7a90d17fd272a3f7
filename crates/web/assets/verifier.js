// The page that checks proofs without a network (templates/verifier.html). It takes files and a
// key list, hands them to proof.js and shows what comes back. `tongzhouTexts` has the words of
// both languages and stands before this script.
"use strict";
(() => {
  const BYTES_MAX = 1_100_000;
  const { check } = globalThis.tongzhouProof;
  const { wordsOf, show, badge } = globalThis.tongzhouProofWords;
  const languages = globalThis.tongzhouTexts;
  const STEPS = [
    "file", "list", "signature", "witnesses", "inclusion", "content-joining", "content-share",
    "content-aid", "content-payment", "content-balance", "path",
  ];
  const at = (id) => document.getElementById(id);
  const proofs = [];
  let list = null;
  let tag = navigator.language.startsWith("zh") ? "zh-CN" : "en";

  const pattern = (key) => languages[tag].page[key] ?? key;
  const fill = (key, values) =>
    pattern(key).replace(/\{([a-z]+)\}/g, (whole, name) => String(values[name]));
  const words = () => wordsOf(languages[tag].proof);

  // At most one byte more than a proof may have is read, so that a huge file costs nothing. A
  // folder, or a file that cannot be read, is a file without a byte, which is no proof.
  const bytesOf = async (file) => {
    try {
      return new Uint8Array(await file.slice(0, BYTES_MAX + 1).arrayBuffer());
    } catch {
      return new Uint8Array(0);
    }
  };

  // A key list says how many witnesses it asks for; no proof file has such a line.
  const isList = (bytes) => {
    const text = new TextDecoder().decode(bytes);
    return !text.startsWith("c2sp.org/tlog-proof") && /^[ \t]*quorum[ \t]/m.test(text);
  };

  const resultOf = async ({ name, bytes }) => {
    const key = at("key").value.trim();
    const answer = await check({ file: bytes, list: list && list.bytes, key });
    const title = document.createElement("h3");
    title.append(name + " ", badge(words(), answer.outcome));
    const summary = document.createElement("summary");
    summary.append(title);
    const result = document.createElement("details");
    result.className = "result";
    // One file is shown whole; of many, those that need a look.
    result.open = proofs.length === 1 || answer.outcome === "failed";
    result.append(summary, ...show(words(), answer, "h4"));
    return { result, outcome: answer.outcome };
  };

  // Only the latest look counts: an earlier one that ends later shows nothing any more.
  let looks = 0;
  const look = async () => {
    looks += 1;
    const mine = looks;
    const results = await Promise.all(proofs.map(resultOf));
    if (mine !== looks) return;
    const count = (outcome) => results.filter((one) => one.outcome === outcome).length;
    const values = { count: results.length };
    for (const outcome of ["passed", "incomplete", "failed"]) values[outcome] = count(outcome);
    at("results").replaceChildren(...results.map((one) => one.result));
    const said = results.length === 0 ? pattern("nothing-yet") : fill("checked", values);
    at("status").textContent = said;
    // What is to come is explained until it is there, with its explanations.
    at("steps").parentElement.hidden = results.length > 0;
    at("clear").hidden = results.length === 0 && list === null;
    at("list-chosen").hidden = list === null;
    if (list !== null) at("list-chosen").textContent = fill("list-chosen", { name: list.name });
  };

  const take = async (files, asList) => {
    for (const file of files) {
      const bytes = await bytesOf(file);
      if (asList || isList(bytes)) list = { name: file.name, bytes };
      else proofs.push({ name: file.name, bytes });
    }
    await look();
  };

  const speak = () => {
    document.documentElement.lang = tag;
    document.title = pattern("title") + " · " + pattern("name");
    for (const one of document.querySelectorAll("[data-say]")) {
      one.textContent = pattern(one.dataset.say);
    }
    at("language").lang = tag === "en" ? "zh-CN" : "en";
    const rows = STEPS.map((step) => {
      const row = document.createElement("div");
      for (const [name, key] of [["dt", "step-"], ["dd", "means-"]]) {
        const part = document.createElement(name);
        part.textContent = words().text(key + step);
        row.append(part);
      }
      return row;
    });
    at("step-list").replaceChildren(...rows);
    look();
  };

  at("files").addEventListener("change", async (event) => {
    const files = [...event.target.files];
    event.target.value = "";
    await take(files, false);
  });
  at("list").addEventListener("change", (event) => take([...event.target.files], true));
  at("key").addEventListener("input", look);
  at("language").addEventListener("click", () => {
    tag = tag === "en" ? "zh-CN" : "en";
    speak();
  });
  at("clear").addEventListener("click", () => {
    proofs.length = 0;
    list = null;
    at("list").value = "";
    at("key").value = "";
    at("files").focus();
    look();
  });
  // Files may be dropped anywhere on the page; the browser would open them otherwise.
  const drop = at("drop");
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take([...event.dataTransfer.files], false);
  });
  speak();
})();
