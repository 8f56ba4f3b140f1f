// Measures the verdict on an address beside the field's own programs, on the same
// list: every permutation that Debian's dnstwist makes of the broker's two names,
// and 3,000 hosts of others. dnstwist makes such lists and judges nothing, so what
// it is compared by is its pass over the same names. MetaMask's detector gets the
// broker's names and domains as its configuration, with the tolerance it ships.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "../../extension/test/e2e/harness/places.mjs";

const require = createRequire(import.meta.url);
const MetaMask = require("eth-phishing-detect/src/detector");
const shipped = require("eth-phishing-detect/src/config.json");

const program = path.join(root, "dist/sallyport");
const names = ["interactivebrokers.com", "ibkr.com"];
const rounds = 5;

const rows = [];
const row = (what, value, unit, goal) => rows.push({ what, value, unit, goal });
const best = (measure) => Math.min(...Array.from({ length: rounds }, measure));
const timed = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
const run = (command, args, input = "") => execFileSync(command, args, { input, encoding: "utf8", maxBuffer: 1 << 30 });

const twist = () => names.flatMap((name) => run("dnstwist", ["-f", "list", name]).trim().split("\n"));
let permutations = twist();
const twistTime = Math.min(...[1, 2].map(() => timed(twist)));

const judge = (hosts) => run(program, ["url", "--jsonl"], hosts.map((h) => `https://${h}/\n`).join("")).trim().split("\n").map((line) => JSON.parse(line));
permutations = judge(permutations).filter((j) => j.verdict !== "official").map((j) => j.host);
const others = readFileSync(path.join(root, "internal/portal/testdata/popular.txt"), "utf8").trim().split("\n");
const list = [...permutations, ...others];
const text = list.map((h) => `https://${h}/\n`).join("");

const start = best(() => timed(() => run(program, ["url", "--jsonl"], "https://example.org/\n")));
const whole = best(() => timed(() => run(program, ["url", "--jsonl"], text)));

const official = judge(["www.interactivebrokers.com", "ibkr.com"]).map((j) => j.target);
const detector = new MetaMask([{ ...shipped, name: "bench", version: 2, allowlist: [...shipped.whitelist, ...official], blocklist: shipped.blacklist, fuzzylist: names }]);
const theirs = best(() => timed(() => list.forEach((h) => detector.check(h))));

const perName = (ms, count = list.length) => (ms * 1000) / count;
row("URL verdict, a line in and a line out", perName(whole - start), "µs", 20);
row("… MetaMask's detector, in process", perName(theirs), "µs");
row("… dnstwist, making one permutation", perName(twistTime, permutations.length), "µs");

const share = (part, all) => (100 * part) / all.length;
const ours = judge(permutations);
row("permutations missed", share(ours.filter((j) => !j.verdict.startsWith("lookalike-")).length, ours), "%", 2);
row("… by MetaMask's detector", share(permutations.filter((h) => !detector.check(h).result).length, permutations), "%");
const innocent = judge(others);
row("strong verdicts in 3,000 hosts of others", innocent.filter((j) => j.verdict === "lookalike-strong").length, "", 1);
row("… weak ones", innocent.filter((j) => j.verdict === "lookalike-weak").length, "");
row("… MetaMask's detector, its block list aside", others.filter((h) => detector.check(h).type === "fuzzy").length, "");

writeFileSync(path.join(root, "dist/bench/urls.json"), JSON.stringify(rows));
