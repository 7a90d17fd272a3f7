// Sends the files of a form in parts, so that a lost connection costs a part and not the file.
// Without this script the form sends them in one go.
"use strict";
(() => {
  const form = document.getElementById("add-papers");
  if (!form || !window.fetch || !window.crypto || !crypto.randomUUID) return;
  const PART = 128 * 1024;
  const list = form.querySelector(".progress");
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  const language = document.documentElement.lang;

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const state = document.createElement("span");
    name.textContent = file.name;
    item.append(name, state);
    list.append(item);
    return (text, wrong) => {
      state.textContent = text;
      state.className = wrong ? "wrong" : "quiet small";
    };
  };

  // One part; what the server says about it, or nothing where the line is lost.
  const send = async (file, id, at) => {
    const part = file.slice(at, at + PART);
    const last = at + part.size >= file.size;
    const query = new URLSearchParams({ paper: form.paper.value, name: file.name, at, last });
    const headers = {
      "Idempotency-Key": id,
      "Content-Type": "application/octet-stream",
      "Accept-Language": language,
    };
    try {
      const url = form.dataset.parts + "?" + query;
      const answer = await fetch(url, { method: "POST", headers, body: part });
      const body = await answer.json();
      const again = [408, 409, 429, 502, 503, 504].includes(answer.status);
      if (!answer.ok && again) return null;
      return answer.ok ? body : { refused: [body.title, body.detail].filter(Boolean).join(" – ") };
    } catch {
      return null;
    }
  };

  const sendWhole = async (file) => {
    const tell = line(file);
    const id = crypto.randomUUID();
    let at = 0;
    for (let lost = 0; lost < 60; ) {
      tell(form.dataset.sending + " " + Math.floor((100 * at) / Math.max(file.size, 1)) + " %");
      const said = await send(file, id, at);
      if (!said) {
        lost += 1;
        tell(form.dataset.waiting);
        await pause(Math.min(2 ** lost, 30));
        continue;
      }
      lost = 0;
      if (said.refused) {
        tell(said.refused, true);
        return false;
      }
      if (said.done) {
        tell(form.dataset.sent);
        return true;
      }
      at = said.at;
    }
    return false;
  };

  form.addEventListener("submit", async (event) => {
    const files = [...form.files.files];
    if (files.length === 0) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    list.replaceChildren();
    let whole = true;
    for (const file of files) whole = (await sendWhole(file)) && whole;
    button.disabled = false;
    if (whole) location.assign(location.pathname + "?done=papers#papers");
  });
})();
