// Makes proof files for the tests: with node's own cryptography and with trees by their recursive
// definitions, so that nothing here is shared with the scripts that are tested.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

export const sha256 = (...parts) =>
  createHash("sha256").update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();

// A key of signed-note: kind 1 signs notes, kind 4 cosigns checkpoints.
export const makeKey = (name, kind) => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const id = sha256(name, "\n", [kind], raw).subarray(0, 4);
  const text = `${name}+${id.toString("hex")}+${Buffer.from([kind, ...raw]).toString("base64")}`;
  return { name, kind, id, privateKey, raw, text };
};

// A key of ML-DSA-44, which no browser verifies: its signatures are bytes like any others.
export const makeLargeKey = (name) => {
  const raw = randomBytes(1312);
  const id = sha256(name, "\n", [6], raw).subarray(0, 4);
  const text = `${name}+${id.toString("hex")}+${Buffer.from([6, ...raw]).toString("base64")}`;
  return { name, kind: 6, id, raw, text };
};

const big = (number, length) =>
  Buffer.from(BigInt(number).toString(16).padStart(2 * length, "0"), "hex");

const signatureOf = (key, body, time) => {
  if (key.kind === 1) return sign(null, Buffer.from(body), key.privateKey);
  if (key.kind === 6) return Buffer.concat([big(time, 8), randomBytes(2420)]);
  const message = `cosignature/v1\ntime ${time}\n${body}`;
  return Buffer.concat([big(time, 8), sign(null, Buffer.from(message), key.privateKey)]);
};

export const noteOf = (body, keys, time = 1_778_000_000) => {
  const line = (key) => {
    const bytes = Buffer.concat([key.id, signatureOf(key, body, time)]);
    return `\u2014 ${key.name} ${bytes.toString("base64")}\n`;
  };
  return `${body}\n${keys.map(line).join("")}`;
};

const split = (count) => {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
};

const logRoot = (leaves) => {
  if (leaves.length === 1) return sha256([0], leaves[0]);
  const middle = split(leaves.length);
  return sha256([1], logRoot(leaves.slice(0, middle)), logRoot(leaves.slice(middle)));
};

const logPath = (leaves, index) => {
  if (leaves.length === 1) return [];
  const middle = split(leaves.length);
  return index < middle
    ? [...logPath(leaves.slice(0, middle), index), logRoot(leaves.slice(middle))]
    : [...logPath(leaves.slice(middle), index - middle), logRoot(leaves.slice(0, middle))];
};

// The community's log key and three witnesses.
export const people = () => ({
  log: makeKey("log.example.org/tongzhou", 1),
  witnesses: ["one", "two", "three"].map((name) => makeKey(`${name}.example.net/witness`, 4)),
});

export const listOf = ({ log, witnesses }, asked = 2) => Buffer.from([
  "# Whose signatures count.",
  `log ${log.text}`,
  "",
  ...witnesses.map((key, place) => `witness w${place + 1} ${key.text}`),
  `group all-of-them ${asked} ${witnesses.map((_, place) => `w${place + 1}`).join(" ")}`,
  "quorum all-of-them",
  "",
].join("\n"));

// A proof file: the extra data, and the entry among others in a log.
export const fileOf = ({ header, entry, rest = "" }, signers, options = {}) => {
  const { size = 11, index = 6, origin = "log.example.org/tongzhou", time } = options;
  const leaves = Array.from({ length: size }, (_, place) => Buffer.from(`other ${place}\n`));
  leaves[index] = Buffer.from(entry);
  const extra = Buffer.concat([
    Buffer.from(`${header}\n`), Buffer.from(`${entry}\n`), Buffer.from(rest),
  ]);
  const body = `${origin}\n${size}\n${logRoot(leaves).toString("base64")}\n`;
  const hashes = logPath(leaves, index).map((hash) => `${hash.toString("base64")}\n`).join("");
  const top = `c2sp.org/tlog-proof@v1\nextra ${extra.toString("base64")}\nindex ${index}\n`;
  return Buffer.from(`${top}${hashes}\n${noteOf(body, signers, time)}`);
};

export const leb128 = (value) => {
  const bytes = [];
  let left = BigInt(value);
  do {
    bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0));
    left >>= 7n;
  } while (left > 0n);
  return Buffer.from(bytes);
};

const idBytes = (id) => Buffer.from(id.replaceAll("-", ""), "hex");

const sumTree = (leaves) => {
  if (leaves.length === 1) return leaves[0];
  const middle = split(leaves.length);
  const [left, right] = [sumTree(leaves.slice(0, middle)), sumTree(leaves.slice(middle))];
  const half = ({ hash, balance, charged }) => [hash, big(balance, 16), big(charged, 16)];
  return {
    hash: sha256([0x11], ...half(left), ...half(right)),
    balance: left.balance + right.balance,
    charged: left.charged + right.charged,
  };
};

const sumPath = (leaves, place) => {
  if (leaves.length === 1) return [];
  const middle = split(leaves.length);
  return place < middle
    ? [...sumPath(leaves.slice(0, middle), place), sumTree(leaves.slice(middle))]
    : [...sumPath(leaves.slice(middle), place - middle), sumTree(leaves.slice(0, middle))];
};

export const MEMBER = "019a1f6e-3c5d-7b21-9f04-5a6b7c8d9e0f";

export const balanceProof = (figures = {}) => {
  const { members = 5, place = 3, balance = 8_250n, charged = 1_742n } = figures;
  const salt = randomBytes(16);
  const leafOf = (salt, id, balance, charged) => ({
    hash: sha256([0x10], salt, id, big(balance, 8), big(charged, 8)), balance, charged,
  });
  const leaves = Array.from({ length: members }, (_, at) =>
    leafOf(randomBytes(16), randomBytes(16), BigInt(at) * 700n, BigInt(at) * 31n));
  leaves[place] = leafOf(salt, idBytes(MEMBER), balance, charged);
  const root = sumTree(leaves);
  const path = sumPath(leaves, place).map(({ hash, balance, charged }) =>
    Buffer.concat([hash, leb128(balance), leb128(charged)]));
  return {
    header: `tongzhou-proof/1 balance\nmember ${MEMBER}\nsalt ${salt.toString("hex")}\n`
      + `balance ${balance}\ncharged ${charged}\nplace ${place}\n`,
    entry: `tongzhou/1 balances\npool 1\nround 12\non 2026-05-14\nmembers ${members}\n`
      + `balance ${root.balance}\ncharged ${root.charged}\nroot ${root.hash.toString("hex")}\n`,
    rest: Buffer.concat(path),
  };
};

const committed = (content) => {
  const salt = randomBytes(16);
  return [salt.toString("hex"), sha256("tongzhou-commitment-v1\n", salt, content).toString("hex")];
};

export const joiningProof = () => {
  const body = "tongzhou receipt v1\n"
    + `member 成员: ${MEMBER}\npool 互助池: 1\nplan 计划: village/2026-01-01\n`
    + `version 版本: ${sha256("rules").toString("hex")}\nanswer 回答 serious-illness: no\n`
    + "consent to the covenant 同意公约: yes\njoined on 加入日期: 2026-03-01\n"
    + "signed at 签署时间: 2026-03-01T08:00:00Z\npaid in at joining 加入时存入: 1000 CNY\n";
  const rest = noteOf(body, [makeKey("receipts.example.org", 1)]);
  const [salt, commitment] = committed(rest);
  return {
    header: `tongzhou-proof/1 joining\nsalt ${salt}\n`,
    entry: `tongzhou/1 member-joined\npool 1\non 2026-03-01\ncommitment ${commitment}\n`,
    rest,
  };
};

export const aidProof = ({ cardCase = "A-17" } = {}) => {
  const rest = `tongzhou card v1\ncase ${cardCase}\nname 王*\nage 30-39\nsex female\n`
    + `province Zhejiang\ncondition thyroid-cancer\nrules ${sha256("rules").toString("hex")}\n`;
  const [salt, commitment] = committed(rest);
  return {
    header: `tongzhou-proof/1 aid\nsalt ${salt}\n`,
    entry: "tongzhou/1 case-notice\npool 1\ncase A-17\napproved 2026-04-20\naid 30000000\n"
      + `commitment ${commitment}\n`,
    rest,
  };
};

export const SETTLED = "tongzhou/1 round-settled\npool 1\nround 12\ncut 2026-05-07\n"
  + "settle 2026-05-14\npayers 96211\nunits 96211\ncases 4\naid 80000000\naid_paid 80000000\n"
  + "fee 6400000\ncarry_in -1200\nreversed 0\nneed 86398800\nshare 899\nsponsor 0\noverage 94889\n"
  + "charged 86493689\nshortfall 0\nwritten_off 0\ncarry_out -94889\nindex 10788\n";

export const shareProof = () => ({
  header: `tongzhou-proof/1 share\nmember ${MEMBER}\nunits 2\n`, entry: SETTLED,
});

const PAID = "tongzhou/1 aid-paid\npool 1\ncase A-17\non 2026-05-20\namount 30000000\n";
export const paymentProof = (entry = PAID) =>
  ({ header: "tongzhou-proof/1 payment\n", entry });

export const carriedEntry = "tongzhou/1 case-carried\npool 1\nround 12\ncase A-17\naid 30000000\n"
  + "paid 30000000\nfee 2400000\n";

export const entryProof = (entry = SETTLED) => ({ header: "tongzhou-proof/1 entry\n", entry });

export const everyProof = () => ({
  joining: joiningProof(),
  share: shareProof(),
  aid: aidProof(),
  payment: paymentProof(),
  balance: balanceProof(),
  entry: entryProof(),
});
