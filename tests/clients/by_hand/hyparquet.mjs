// hyparquet, without its package of compressors: node hyparquet.mjs PLAN
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { answer, columns, plan, version } from "./answer.mjs";

const tables = {};
for (const table of plan) {
  const file = await asyncBufferFromFile(table.parquet);
  const schema = parquetSchema(await parquetMetadataAsync(file));
  const names = schema.children.map((child) => child.element.name);
  tables[table.name] = columns(names, await parquetReadObjects({ file }));
}
answer(version("hyparquet"), tables);
