// frictionless.js: node frictionless_js.mjs PLAN. It reads the manifest; every cell is text.
import frictionless from "frictionless.js";
import { answer, columns, keyed, plan, version } from "./answer.mjs";

const dataset = await frictionless.Dataset.load(plan[0].package);
const tables = {};
for (const resource of dataset.resources.filter((one) => one.descriptor.format === "csv")) {
  const rows = [];
  for await (const row of await resource.rows({ keyed: false })) rows.push(row);
  const [names, ...cells] = rows;
  tables[resource.descriptor.name] = columns(names, keyed(names, cells));
}
answer(version("frictionless.js"), tables);
