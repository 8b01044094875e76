// csv-parse: node csv_parse.mjs PLAN. Every cell is text.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { answer, columns, keyed, plan, version } from "./answer.mjs";

const tables = {};
for (const table of plan) {
  const [names, ...rows] = parse(readFileSync(table.csv));
  tables[table.name] = columns(names, keyed(names, rows));
}
answer(version("csv-parse"), tables);
