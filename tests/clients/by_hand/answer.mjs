// What the scripts for Node.js have in common: the plan, and the form of an answer; see answers.py.
import { readFileSync } from "node:fs";

export const plan = JSON.parse(readFileSync(process.argv[2], "utf-8"));

export const version = (name) => {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf-8")).version;
};

const isoDay = (date) => {
  const year = String(date.getUTCFullYear()).padStart(4, "0");
  return `${year}${date.toISOString().slice(-20, -14)}`;
};

const kind = (value) => {
  if (Array.isArray(value)) return "array of string";
  if (value instanceof Date) return "Date";
  return typeof value;
};

const cell = (value) => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value;
  if (value instanceof Date) return isoDay(value);
  return String(value);
};

// Rows that are arrays, as objects.
export const keyed = (names, rows) =>
  rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));

// A table as columns: `names` in order, and rows that are objects.
export const columns = (names, rows) =>
  Object.fromEntries(
    names.map((name) => {
      const values = rows.map((row) => row[name]);
      const kinds = [...new Set(values.filter((value) => value != null).map(kind))].sort();
      return [name, { type: kinds.join(" or "), cells: values.map(cell) }];
    }),
  );

export const answer = (versionText, tables) =>
  process.stdout.write(JSON.stringify({ version: versionText, tables }));
