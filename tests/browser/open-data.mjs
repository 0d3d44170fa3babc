// The open data against the standards that they say they meet.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { rowsOf } from "./data.mjs";
import { Skip } from "./proof.mjs";

const languages = ["cy", "en"];

// The standards' own schemas stand beside the repository, or where COMISIYNU_SCHEMAS says.
function standardsFolder(site, standard) {
  const folder = join(process.env.COMISIYNU_SCHEMAS ?? resolve(site.source, "../shared/schemas"), standard);
  if (!existsSync(folder)) throw new Skip(`the standard's schemas are not in ${folder} (COMISIYNU_SCHEMAS says where they are)`);
  return folder;
}

function schemasOf(site, standard) {
  const folder = standardsFolder(site, standard);
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".json") && !/openapi|tabular-datapackage/.test(each)))
    ajv.addSchema(JSON.parse(readFileSync(join(folder, name), "utf8")), name);
  return (name) => ajv.getSchema(`${name}.json`);
}

function tell(say, name, validate) {
  for (const { instancePath, message } of (validate.errors ?? []).slice(0, 3)) say(`${name}: ${instancePath} ${message}`);
}

const json = (site, name) => JSON.parse(site.read(name).toString());
const below = (site, folder) => [...site.names].filter((name) => name.startsWith(folder)).sort();

// Every record of a list, over all its pages, which must follow each other in the standard's envelope.
function* listed(site, language, list, say) {
  const name = (page) => `data/${language}/open-referral/${list}${page > 1 ? `-${page}` : ""}.json`;
  const first = json(site, name(1));
  let count = 0;
  for (let page = 1; page <= first.total_pages; page += 1) {
    const { contents, ...envelope } = json(site, name(page));
    const right = { total_items: first.total_items, total_pages: first.total_pages, page_number: page, size: contents.length, first_page: page === 1,
                    last_page: page === first.total_pages, empty: contents.length === 0 };
    if (JSON.stringify(envelope) !== JSON.stringify(right)) say(`${name(page)}: ${JSON.stringify(envelope)}, not ${JSON.stringify(right)}`);
    count += contents.length;
    yield* contents.map((record) => [name(page), record]);
  }
  if (count !== first.total_items) say(`${name(1)}: ${count} records, not ${first.total_items}`);
}

function checkRecords(site, standard, kinds, say) {
  const schema = schemasOf(site, standard);
  let count = 0;
  const check = (name, kind, record) => {
    const validate = schema(kind);
    count += 1;
    if (!validate(record)) tell(say, name, validate);
  };
  for (const language of languages) {
    const folder = `data/${language}/open-referral`;
    for (const [list, { line, whole }] of Object.entries(kinds)) {
      if (line) for (const [name, record] of listed(site, language, list, say)) check(name, line, record);
      if (whole) for (const name of below(site, `${folder}/${list}/`)) check(name, whole, json(site, name));
    }
  }
  return `${count} records`;
}

// Types of Table Schema (https://specs.frictionlessdata.io/table-schema/), as far as the package uses them.
const types = {
  string: { "": () => true, uuid: (v) => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(v), email: (v) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(v), uri: (v) => URL.canParse(v) },
  number: { "": (v) => /^-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/.test(v) },
  date: { "": (v) => /^\d{4}-\d\d-\d\d$/.test(v) && !Number.isNaN(Date.parse(v)) },
};

// A tabular data package as https://specs.frictionlessdata.io/ has it: its descriptor, and every cell of every table.
function checkPackage(site, folder, say) {
  const descriptor = json(site, `${folder}datapackage.json`);
  const tables = new Map();
  if (descriptor.profile !== "tabular-data-package") say(`${folder}: the profile is ${descriptor.profile}`);
  for (const resource of descriptor.resources) {
    const { name, path, schema } = resource;
    if (!/^[-a-z0-9._/]+$/.test(name) || tables.has(name)) say(`${folder}: the name ${name} is not lower case, or not unique`);
    const [head, ...rows] = rowsOf(new TextDecoder("utf-8", { fatal: true }).decode(site.read(folder + path)));
    if (head.join() !== schema.fields.map((field) => field.name).join()) say(`${path}: its first row is not its fields: ${head}`);
    tables.set(name, { ...resource, rows: rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell]))) });
  }
  let cells = 0;
  for (const { path, schema, rows } of tables.values()) {
    const keys = [schema.primaryKey].flat();
    const seen = new Map();
    for (const [i, row] of rows.entries()) {
      for (const { name, type, format = "", constraints = {} } of schema.fields) {
        const cell = row[name];
        cells += 1;
        if (cell === undefined) say(`${path}:${i + 2}: there is no ${name}`);
        else if (cell === "" && constraints.required) say(`${path}:${i + 2}: ${name} is required`);
        else if (cell !== "" && !types[type]?.[format]?.(cell)) say(`${path}:${i + 2}: ${name}, “${cell}”, is not a ${type} ${format}`);
        if (constraints.unique && cell) {
          const values = seen.get(name) ?? seen.set(name, new Set()).get(name);
          if (values.has(cell)) say(`${path}:${i + 2}: ${name} ${cell} twice`);
          values.add(cell);
        }
      }
      if (keys.some((key) => !row[key])) say(`${path}:${i + 2}: the key is empty`);
    }
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const there = new Set(tables.get(reference.resource)?.rows.map((row) => row[reference.fields]));
      for (const [i, row] of rows.entries()) if (row[fields] && !there.has(row[fields])) say(`${path}:${i + 2}: ${fields} leads to no ${reference.resource}`);
    }
  }
  return cells;
}

// What CSVW says of a file holds in the file: https://www.w3.org/TR/tabular-metadata/
const csvw = {
  string: () => true, anyURI: (v) => URL.canParse(v), boolean: (v) => v === "true" || v === "false", integer: (v) => /^-?\d+$/.test(v),
  decimal: (v) => /^-?\d+(\.\d+)?$/.test(v), number: (v) => v !== "" && Number.isFinite(Number(v)), gYear: (v) => /^\d{4}$/.test(v) || v === "total",
  date: types.date[""], language: (v) => /^[a-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(v),
};

function checkMetadata(site, name, say) {
  const metadata = json(site, name);
  const [head, ...rows] = rowsOf(site.read(name.replace("-metadata.json", "")).toString());
  if (metadata.url !== name.replace(/^.*\/|-metadata\.json$/g, "")) say(`${name}: it is of ${metadata.url}`);
  const { columns, primaryKey } = metadata.tableSchema;
  if (columns.map((column) => column.name).join() !== head.join()) return say(`${name}: its columns are not those of the file, ${head}`);
  for (const [i, { name: column, titles, datatype, separator, null: empty = [""] }] of columns.entries()) {
    // HSDS's own tables are called as the standard calls them.
    for (const language of name.includes("/hsds/") ? ["und"] : languages) if (!titles[language]) say(`${name}: ${column} has no title in ${language}`);
    for (const row of rows)
      for (const cell of separator ? row[i].split(separator) : [row[i]]) {
        if ([empty].flat().includes(cell) || cell === "") continue;
        const good = typeof datatype === "string" ? csvw[datatype](cell) : new RegExp(`^(${datatype.format})$`).test(cell);
        if (!good) return say(`${name}: “${cell}” in ${column} is not ${JSON.stringify(datatype)}`);
      }
  }
  const keys = (primaryKey ?? []).map((key) => head.indexOf(key));
  if (keys.length && new Set(rows.map((row) => keys.map((at) => row[at]).join("\n"))).size !== rows.length) say(`${name}: two rows have one key`);
}

export async function openDataChecks(proof, site) {
  await proof.check("the catalogue's JSON is HSDS 3.0", (say) =>
    checkRecords(site, "hsds", { services: { line: "service", whole: "service" }, organizations: { line: "organization", whole: "organization" }, locations: { line: "location" },
                                 service_at_locations: { line: "service_at_location" }, taxonomies: { line: "taxonomy" }, taxonomy_terms: { line: "taxonomy_term" } }, say));

  await proof.check("the catalogue's JSON is Open Referral UK 3.0", (say) =>
    checkRecords(site, "oruk", { services: { line: "service_list", whole: "service" }, service_at_locations: { line: "service_at_location_list" } }, say));

  await proof.check("contacts can be reached, prices have an amount and a currency, languages have a code", (say) => {
    const files = languages.flatMap((language) => below(site, `data/${language}/open-referral/services/`));
    for (const name of files) {
      const service = json(site, name);
      for (const contact of service.contacts ?? []) if (!contact.email && !contact.phones?.length) say(`${name}: nobody can reach ${contact.title}`);
      for (const price of service.cost_options ?? []) if (!(price.amount >= 0) || price.currency !== "GBP") say(`${name}: ${JSON.stringify(price)}`);
      for (const language of service.languages ?? []) if (!csvw.language(language.code ?? "")) say(`${name}: ${language.name} has no code`);
    }
    return `${files.length} services`;
  });

  await proof.check("the data package is a Frictionless one, to its last cell", (say) => {
    let cells = 0;
    for (const language of languages) cells += checkPackage(site, `data/${language}/hsds/`, say);
    return `${cells} cells`;
  });

  await proof.check("the data package's descriptor is as its profile says", (say) => {
    const schema = schemasOf(site, "datapackage")("datapackage-1.0");
    for (const language of languages) if (!schema(json(site, `data/${language}/hsds/datapackage.json`))) tell(say, language, schema);
  });

  await proof.check("the data package's tables and fields are those of HSDS 3.0", (say) => {
    const standard = JSON.parse(readFileSync(join(standardsFolder(site, "hsds"), "tabular-datapackage.json"), "utf8"));
    for (const { name, path, schema } of json(site, "data/en/hsds/datapackage.json").resources) {
      const theirs = standard.resources.find((resource) => resource.name === name);
      if (theirs?.path !== path) say(`${name} stands in ${path}, not in ${theirs?.path}`);
      for (const { name: field, type, format = "", constraints = {} } of theirs?.schema.fields ?? []) {
        const ours = schema.fields.find((each) => each.name === field);
        if (!ours && constraints.required) say(`${name} has no ${field}`);
        if (ours && (ours.type !== type || (ours.format ?? "") !== format)) say(`${name}.${field} is a ${ours.type} ${ours.format}, not a ${type} ${format}`);
        if (ours && constraints.required && !ours.constraints?.required) say(`${name}.${field} must be required`);
      }
      for (const field of schema.fields) if (!theirs?.schema.fields.some((each) => each.name === field.name)) say(`${name}.${field.name} is no field of the standard`);
    }
  });

  await proof.check("every CSV file is described in both languages, and is what it is said to be", (say) => {
    const files = [...site.names].filter((name) => name.endsWith(".csv"));
    for (const name of files) {
      if (!site.names.has(`${name}-metadata.json`)) say(`${name} is not described`);
      else checkMetadata(site, `${name}-metadata.json`, say);
    }
    return `${files.length} files`;
  });

  await proof.check("the catalogue of datasets names every CSV file, with its size", (say) => {
    const catalogue = json(site, "data/catalogue.jsonld");
    const base = catalogue["@id"].replace(/\/data\/catalogue\.jsonld$/, "");
    const files = new Map(catalogue["dcat:dataset"].flatMap((dataset) => dataset["dcat:distribution"].map((file) => [file["dcat:downloadURL"]["@id"].slice(base.length + 1), file["dcat:byteSize"]])));
    for (const [name, size] of files) if (!site.names.has(name) || site.read(name).length !== size) say(`${name} is not there, or not ${size} bytes`);
    for (const name of site.names) if (name.endsWith(".csv") && !name.includes("/hsds/") && !files.has(name)) say(`${name} is not in it`);
    return `${files.size} files`;
  });
}
