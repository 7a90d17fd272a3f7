// Puts into words what proof.js found, step by step. The words come with the page: patterns with
// names in braces, by their keys. Nothing of a file is ever taken for markup.
"use strict";
(() => {
  const AMOUNTS = new Set([
    "balance", "charged", "share", "amount", "aid", "paid", "fee", "need", "total_balance",
    "total_charged", "carry_in", "carry_out", "aid_paid", "shortfall", "written_off",
  ]);
  // What is shown below the sentence of a step, for who wants to compare it elsewhere.
  const FIGURES = [
    "verifier", "names", "leaf", "commitment", "root", "computed", "total_balance",
    "total_charged",
  ];

  // What a proof is about, shown large where nothing failed.
  const HEADLINES = {
    joining: ["on", "plan", "pool"],
    share: ["share", "units", "amount", "round"],
    aid: ["aid", "case", "approved"],
    payment: ["amount", "case", "on", "round"],
    balance: ["balance", "charged", "total_balance", "total_charged"],
    entry: [],
  };

  const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

  const money = (minor, pattern) => {
    const digits = minor.replace("-", "").padStart(3, "0");
    const amount = grouped(digits.slice(0, -2)) + "." + digits.slice(-2);
    return (minor.startsWith("-") ? "\u2212" : "") + pattern.replace("{amount}", amount);
  };

  // An instant as people read it anywhere, in UTC.
  const moment = (seconds) => {
    const date = new Date(Number(seconds) * 1000);
    if (Number.isNaN(date.getTime())) return String(seconds);
    return date.toISOString().slice(0, 16).replace("T", " ") + " UTC";
  };

  // The words of a page: `patterns` by key, and how an amount is written.
  const wordsOf = (patterns, amountPattern = "{amount}") => {
    const label = (name) => patterns["value-" + name] ?? name;
    const written = (name, value, values) => {
      const text = String(value);
      if (name === "name" && values.said !== undefined) return label(text);
      const like = name === "said" || name === "proven" ? values.name : name;
      if (AMOUNTS.has(like) && /^-?[0-9]+$/.test(text)) return money(text, amountPattern);
      if (name === "time") return moment(value);
      if (name === "kind") return patterns["kind-" + text] ?? text;
      return /^[0-9]{4,}$/.test(text) ? grouped(text) : text;
    };
    const text = (key, values = {}) => {
      const pattern = patterns[key];
      if (pattern === undefined) return key;
      return pattern.replace(/\{([a-z_]+)\}/g, (whole, name) =>
        values[name] === undefined ? "\u2013" : written(name, values[name], values));
    };
    return { text, label, written, has: (key) => patterns[key] !== undefined };
  };

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };

  const keyOf = ({ step }, kind) => (step === "content" ? "content-" + kind : step);

  // The sentence that says how a step came out.
  const sentence = (words, taken, kind) => {
    if (taken.outcome !== "passed") return words.text("reason-" + taken.reason, taken.values);
    const key = "says-" + keyOf(taken, kind);
    const special = taken.values.entry ?? (taken.values.signed === 0 ? "none" : null);
    const narrow = special === null ? key : key + "-" + special;
    return words.text(words.has(narrow) ? narrow : key, taken.values);
  };

  const figuresOf = (words, values) => {
    const names = FIGURES.filter((name) => values[name] !== undefined);
    if (names.length === 0) return [];
    const list = element("dl", "pairs tall small");
    for (const name of names) {
      const value = element("code", "", words.written(name, values[name], values));
      list.append(element("dt", "", words.label(name)), element("dd", "", value));
    }
    return [element("details", "", element("summary", "", words.text("figures")), list)];
  };

  const BADGES = { passed: "good", failed: "bad", "not-checked": "wait", incomplete: "wait" };
  const badge = (words, outcome) =>
    element("span", "badge " + BADGES[outcome], words.text("outcome-" + outcome));

  const stepOf = (words, taken, kind, heading) => {
    const key = keyOf(taken, kind);
    const title = element(heading, "", words.text("step-" + key) + " ");
    title.append(badge(words, taken.outcome));
    const said = element("p", taken.outcome === "failed" ? "wrong" : "");
    said.textContent = sentence(words, taken, kind);
    const means = element("p", "quiet small", words.text("means-" + key));
    return element("li", taken.outcome, title, said, means, ...figuresOf(words, taken.values));
  };

  const quoted = (words, key, text) => {
    const block = element("pre", "sheet small", text);
    block.tabIndex = 0;
    return element("details", "", element("summary", "", words.text(key)), block);
  };

  const headline = (words, { kind, outcome, facts }) => {
    const known = outcome === "failed" ? [] : HEADLINES[kind] ?? [];
    const names = known.filter((name) => facts[name] !== undefined);
    if (names.length === 0) return [];
    const list = element("dl", "figures");
    for (const name of names) {
      const value = element("dd", "", words.written(name, facts[name], facts));
      list.append(element("div", "", element("dt", "", words.label(name)), value));
    }
    return [list];
  };

  // The whole answer, as parts to be put into a page; `heading` is the level of the steps.
  const show = (words, answer, heading = "h3") => {
    const { kind, outcome, steps, entry, attached } = answer;
    const classes = { passed: "note", failed: "alarm", incomplete: "notice" };
    const result = element("p", "", words.text("result-" + outcome));
    const list = element("ol", "proof-steps");
    // Some readers with a screen reader are not told of a list whose marks are ours.
    list.setAttribute("role", "list");
    list.append(...steps.map((taken) => stepOf(words, taken, kind, heading)));
    const parts = [element("div", classes[outcome], result), ...headline(words, answer), list];
    if (kind !== null && outcome !== "failed") {
      parts.push(element("p", "quiet small", words.text("not-" + kind)));
    }
    if (attached !== null) parts.push(quoted(words, "attached-" + kind, attached));
    if (entry !== null) parts.push(quoted(words, "entry", entry));
    return parts;
  };

  globalThis.tongzhouProofWords = { wordsOf, show, badge };
})();
