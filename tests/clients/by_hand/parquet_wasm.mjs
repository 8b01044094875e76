// parquet-wasm with apache-arrow: node parquet_wasm.mjs PLAN
import { readFileSync } from "node:fs";
import { tableFromIPC } from "apache-arrow";
import { readParquet } from "parquet-wasm/node";
import { answer, columns, plan, version } from "./answer.mjs";

// Arrow gives a list as a vector, and a day as milliseconds since 1970.
const plain = (field, value) => {
  if (value === null) return null;
  const type = String(field.type);
  if (type.startsWith("List")) return [...value];
  return type.startsWith("Date") ? new Date(Number(value)) : value;
};

const tables = {};
for (const table of plan) {
  const read = tableFromIPC(readParquet(readFileSync(table.parquet)).intoIPCStream());
  const fields = read.schema.fields;
  const rows = [...read].map((row) =>
    Object.fromEntries(fields.map((field) => [field.name, plain(field, row[field.name])])),
  );
  const found = columns(fields.map((field) => field.name), rows);
  for (const field of fields) found[field.name].type = String(field.type);
  tables[table.name] = found;
}
answer(`${version("parquet-wasm")}, apache-arrow ${version("apache-arrow")}`, tables);
