// What is not a page: the same bytes each time, the open data, and what must never be there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parse } from "smol-toml";
import { Skip } from "./proof.mjs";
import { build, filesBelow } from "./site.mjs";

// Rows of a CSV file as RFC 4180 has them.
export function rowsOf(text) {
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const row = rows[rows.length - 1];
    const at = row.length - 1;
    const letter = text[i];
    if (quoted) {
      if (letter !== '"') row[at] += letter;
      else if (text[i + 1] === '"') row[at] += text[(i += 1)];
      else quoted = false;
    } else if (letter === '"' && row[at] === "") quoted = true;
    else if (letter === ",") row.push("");
    else if (letter === "\n") rows.push([""]);
    else if (letter !== "\r") row[at] += letter;
  }
  if (quoted) throw new Error("a quotation mark is never closed");
  if (rows[rows.length - 1].length === 1 && rows[rows.length - 1][0] === "") rows.pop();
  return rows;
}

export async function dataChecks(proof, site) {
  const content = join(site.source, "content");
  const temporary = mkdtempSync(join(tmpdir(), "comisiynu-proof-"));
  const toml = filesBelow(content).filter((name) => name.endsWith(".toml"));

  await proof.check("one thread and four make the same bytes", (say) => {
    const same = (folder) => {
      const theirs = filesBelow(folder);
      const ours = filesBelow(site.site);
      if (theirs.join() !== ours.join()) say("not the same files");
      else for (const name of ours) if (!readFileSync(join(folder, name)).equals(readFileSync(join(site.site, name)))) say(`${name} differs`);
    };
    for (const jobs of ["1", "4"]) {
      build(site, content, join(temporary, `jobs-${jobs}`), "--jobs", jobs);
      same(join(temporary, `jobs-${jobs}`));
    }
    return `${site.names.size} files`;
  });

  await proof.check("a second build has nothing to write", (say) => {
    const line = build(site, content, join(temporary, "jobs-1"));
    if (!line.includes("nothing had changed")) say(line);
  });

  await proof.check("a confidential address is nowhere, in any file", (say) => {
    const secrets = toml.filter((name) => name.startsWith("providers/")).flatMap((name) => {
      const { address } = parse(readFileSync(join(content, name), "utf8"));
      return address?.redact ? ["street", "town", "postcode", "uprn"].map((key) => String(address[key] ?? "")).filter(Boolean) : [];
    });
    if (!secrets.length) throw new Skip("the sample has no confidential address");
    for (const name of filesBelow(site.site)) {
      const text = readFileSync(join(site.site, name), "utf8").toLowerCase();
      for (const secret of secrets) if (text.includes(secret.toLowerCase())) say(`${name}: “${secret}”`);
    }
    return `${secrets.length} secrets, ${site.names.size} files`;
  });

  await proof.check("every CSV file is a table of even rows, with a head, that no spreadsheet would run", (say) => {
    const files = [...site.names].filter((name) => name.endsWith(".csv"));
    for (const name of files) {
      const rows = rowsOf(new TextDecoder("utf-8", { fatal: true }).decode(site.read(name)));
      if (rows.length < 2) say(`${name}: ${rows.length} rows`);
      if (new Set(rows.map((row) => row.length)).size > 1) say(`${name}: rows of ${[...new Set(rows.map((row) => row.length))].join(" and ")} cells`);
      if (rows[0]?.some((cell) => !cell)) say(`${name}: a column has no name`);
      for (const cell of rows.flat()) if (/^[=+@\t\r]|^-(?![\d.]*$)/.test(cell)) say(`${name}: the cell “${cell}” would be taken for a formula`);
    }
    if (!files.length) say("there is none");
    return `${files.length} files`;
  });

  await proof.check("every JSON file is JSON", (say) => {
    const files = [...site.names].filter((name) => name.endsWith(".json"));
    for (const name of files) {
      try {
        JSON.parse(site.read(name));
      } catch (error) {
        say(`${name}: ${error.message}`);
      }
    }
    return `${files.length} files`;
  });

  await proof.check("the content agrees with the schemas that editors complete from", (say) => {
    const folder = join(temporary, "schema");
    const { status, stderr } = spawnSync(site.program, ["schema", "--output", folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const schemas = new Map(
      readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => [name.replace(/(\.schema)?\.json$/, ""), ajv.compile(JSON.parse(readFileSync(join(folder, name), "utf8")))]),
    );
    // A date of TOML is a text to JSON.
    const plain = (value) => JSON.parse(JSON.stringify(value, (key, each) => (typeof each === "bigint" ? Number(each) : each)));
    for (const name of toml) {
      const kind = /^providers\//.test(name) ? "provider" : /^publication|^editions|^documents\//.test(name) ? name.replace(/^.*\/|\.toml$/g, "") : "records";
      const validate = schemas.get(kind);
      if (!validate) say(`${name}: there is no schema “${kind}” among ${[...schemas.keys()].join(", ")}`);
      else if (!validate(plain(parse(readFileSync(join(content, name), "utf8"))))) for (const { instancePath, message } of validate.errors.slice(0, 3)) say(`${name}: ${instancePath} ${message}`);
    }
    return `${toml.length} files, ${schemas.size} schemas`;
  });

  rmSync(temporary, { recursive: true });
}
