// Reads what pages are expected to show: index.tsv, and kinds.tsv beside it for
// how late a page's control comes.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** A column's names, folded: "pre-checked" and "Prechecked" are the same. */
const fold = (name) => name.toLowerCase().replaceAll(/[^a-z]/g, "");

/** A file of tab-separated values as one object a row, by folded column name. */
async function table(file) {
  const lines = (await readFile(file, "utf8")).replace(/^\ufeff/, "").split(/\r?\n/).filter((line) => line.trim() !== "");
  const names = (lines.shift() ?? "").split("\t").map(fold);
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [names[i] ?? i, cell.trim()])));
}

const word = (cell) => (/^(yes|true|1|on|checked)$/i.test(cell ?? "") ? true : /^(no|false|0|off)$/i.test(cell ?? "") ? false : undefined);

/**
 * The pages of a folder: [{file, positive, selector, on, late, language, product}].
 * selector is "" and on undefined where the index does not say. It throws for an
 * index that cannot be understood, naming the row.
 */
export async function readIndex(folder) {
  const kinds = path.join(folder, "kinds.tsv");
  const late = new Map((existsSync(kinds) ? await table(kinds) : []).map((row) => [row.file, Number(row.latems) || 0]));
  const rows = await table(path.join(folder, "index.tsv"));
  if (rows.length === 0) throw new Error("index.tsv has no rows");
  return rows.map((row, i) => {
    if (!row.file) throw new Error(`index.tsv, row ${i + 1}: no file`);
    if (!/^(positive|negative)$/i.test(row.expected ?? "")) throw new Error(`index.tsv, row ${i + 1}: expected is “${row.expected ?? ""}”, not positive or negative`);
    return {
      file: row.file,
      missing: !existsSync(path.join(folder, row.file)),
      positive: /^positive$/i.test(row.expected),
      selector: /^[-–—]?$/.test(row.selector ?? "") ? "" : row.selector,
      on: word(row.prechecked),
      late: late.get(row.file) || Number(row.latems) || 0,
      language: row.language ?? "",
      product: row.product ?? "",
    };
  });
}
