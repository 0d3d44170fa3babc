// Texts go out to translators and come back, through the tools that translators have: a library for XLIFF, and gettext.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import xliff from "xliff";
import { Skip } from "./proof.mjs";

const run = promisify(execFile);

async function filesIn(folder) {
  const files = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) files.set(join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1), await readFile(join(entry.parentPath ?? entry.path, entry.name), "utf8"));
  return files;
}

async function isThere(program, asked = "--version") {
  try {
    await run(program, [asked]);
    return true;
  } catch {
    return false;
  }
}

// A translator at work: the words of a text, and of the codes inside it, in capitals; codes stay where they are.
const loud = (words) => words.replace(/\p{Letter}+/gu, (word) => word.toUpperCase());
function translated(content, alike = loud) {
  if (typeof content === "string") return alike(content);
  if (Array.isArray(content)) return content.map((part) => (typeof part === "string" ? alike(part) : inside(part, alike)));
  return inside(content, alike);
}
function inside(code, alike) {
  const [kind] = Object.keys(code);
  const paired = kind === "Span" || kind === "GenericSpan";
  return paired && code[kind].contents !== undefined ? { [kind]: { ...code[kind], contents: translated(code[kind].contents, alike) } } : code;
}

const needed = createRequire(import.meta.url).resolve;

// The page as it would be filed, beside it.
async function printed(tab, file) {
  const paper = file.replace(/html$/, "pdf");
  await tab.pdf({ path: paper, preferCSSPageSize: true });
  return paper;
}

// The pages of reports stand by themselves, outside the site.
async function reportChecks(proof, place, browser, work) {
  const reports = [];
  for (const language of ["cy", "en"]) reports.push([language, join(work, `status.${language}.html`)], [language, join(work, `parity.${language}.html`)]);

  await proof.check("each page of the sample holds the same in Welsh and English, and the program files its report", async (say) => {
    await mkdir(work, { recursive: true });
    for (const [language, file] of reports) {
      const words = file.includes("status")
        ? ["translations", "status", "--content", join(place.source, "content"), "--format", "html", "--language", language, "--output", file]
        : ["check", join(place.source, "content"), "--date", "2026-11-22", "--parity", file, "--parity-language", language];
      await run(place.program, words, { maxBuffer: 1 << 28 }).catch((error) => say(error.stderr));
    }
  });

  // The sheet is what the page asks for: A4 on its side, less its margins.
  await proof.check("on paper the reports show every column and every row, on sheets that are wide enough", async (say) => {
    if (!(await isThere("pdftotext", "-v"))) throw new Skip("needs pdftotext, of poppler-utils");
    const sheet = { width: Math.floor(((297 - 24) / 25.4) * 96), height: Math.floor(((210 - 24) / 25.4) * 96) };
    const tab = await browser.newPage({ viewport: sheet });
    let tables = 0;
    for (const [, file] of reports) {
      await tab.goto(pathToFileURL(file).href);
      await tab.emulateMedia({ media: "print" });
      const faults = await tab.evaluate(() => {
        const cut = [];
        if (document.documentElement.scrollWidth > innerWidth) cut.push(`${document.documentElement.scrollWidth} pixels wide, and the sheet ${innerWidth}`);
        for (const table of document.querySelectorAll("table")) {
          const { right } = table.getBoundingClientRect();
          if (right > innerWidth + 1) cut.push(`"${table.caption.textContent}" ends ${Math.round(right - innerWidth)} pixels beyond the sheet`);
          for (const cell of table.querySelectorAll("th, td"))
            if (cell.scrollWidth > cell.clientWidth + 1) cut.push(`"${cell.textContent}" is cut off`);
        }
        return { cut: cut.slice(0, 5), tables: document.querySelectorAll("table").length };
      });
      for (const fault of faults.cut) say(`${file}: ${fault}`);
      tables += faults.tables;
      const { stdout } = await run("pdftotext", ["-layout", await printed(tab, file), "-"], { maxBuffer: 1 << 28 });
      const rows = await tab.evaluate(() => [...document.querySelectorAll("tbody th")].map((head) => head.textContent.replace(/\s+/g, "")));
      const paper = stdout.replace(/\s+/g, "");
      for (const row of rows.slice(-3)) if (!paper.includes(row.slice(0, 12))) say(`${file}: ${row} is not on paper`);
    }
    await tab.close();
    return `${tables} tables`;
  });

  await proof.check("the reports' pages are valid, hold no barrier, and fit a screen 320 pixels wide", async (say) => {
    const files = reports.map(([, file]) => file);
    const { stdout } = await run("java", ["-Xss4m", "-jar", needed("vnu-jar/build/dist/vnu.jar"), "--stdout", "--format", "json", "--exit-zero-always", "--no-langdetect", ...files], { maxBuffer: 1 << 28 });
    for (const { url, lastLine, message } of JSON.parse(stdout).messages) say(`${url}:${lastLine}: ${message}`);
    const axe = readFileSync(join(dirname(needed("axe-core")), "axe.min.js"), "utf8");
    const tab = await browser.newPage({ viewport: { width: 320, height: 800 } });
    for (const [language, file] of reports) {
      await tab.goto(pathToFileURL(file).href);
      if ((await tab.evaluate(() => document.documentElement.lang)) !== language) say(`${file}: its language is not said`);
      if ((await tab.evaluate(() => document.documentElement.scrollWidth)) > 320) say(`${file}: wider than the screen`);
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, help } of violations) say(`${file}: ${id}: ${help}`);
    }
    await tab.close();
    return `${files.length} pages`;
  });
}

export async function exchangeChecks(proof, site, browser) {
  const place = site;
  const work = join(place.build, "exchange");
  const content = join(work, "content");
  const translations = (...words) => run(place.program, ["translations", ...words, "--content", content], { maxBuffer: 1 << 28 });
  const fresh = async () => {
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    await cp(join(place.source, "content"), content, { recursive: true });
    // An import records what it takes: only what was recorded before can stay as it is.
    await translations("stamp", "--all");
    return filesIn(content);
  };
  const same = (before, after, say) => {
    for (const name of new Set([...before.keys(), ...after.keys()])) if (before.get(name) !== after.get(name)) say(`${name} has changed`);
  };

  for (const [format, read, write] of [["xliff2", xliff.xliff2js, xliff.js2xliff], ["xliff1", xliff.xliff12ToJs, xliff.jsToXliff12]]) {
    await proof.check(`${format}: every text of the sample, through a library for XLIFF and back, changes no byte`, async (say) => {
      const before = await fresh();
      const file = join(work, "all.xlf");
      await translations("export", "--to", "cy", "--all", "--format", format, "--output", file);
      const texts = await read(await readFile(file, "utf8"));
      await writeFile(file, await write(texts, { indent: "" }));
      const { stdout } = await translations("import", file);
      same(before, await filesIn(content), say);
      return stdout.trim();
    });

    await proof.check(`${format}: new words from a library for XLIFF stand in their files, and the sample still builds`, async (say) => {
      const before = await fresh();
      const file = join(work, "some.xlf");
      await translations("export", "--to", "cy", "--all", "--format", format, "--document", "days-action-plan", "--output", file);
      const texts = await read(await readFile(file, "utf8"));
      let count = 0;
      for (const resource of Object.values(texts.resources))
        for (const unit of Object.values(resource)) {
          if (unit.target === undefined) continue;
          unit.target = translated(unit.target);
          count += 1;
        }
      await writeFile(file, await write(texts, { indent: "" }));
      const { stdout } = await translations("import", file);
      const after = await filesIn(content);
      if (![...after].some(([name, text]) => name.endsWith(".cy.md") && text !== before.get(name))) say("no section has the new words");
      for (const [name, text] of after) if (name.endsWith(".en.md") && text !== before.get(name)) say(`${name} has changed`);
      await run(place.program, ["check", content], { maxBuffer: 1 << 28 }).catch((error) => say(error.stderr));
      return `${count} texts; ${stdout.trim().split("\n").at(-1)}`;
    });
  }

  await proof.check("po: gettext finds no fault in it, and what msgattrib and msgmerge write is taken back unchanged", async (say) => {
    for (const program of ["msgfmt", "msgattrib", "msgmerge"]) if (!(await isThere(program))) throw new Skip(`gettext's ${program} is not here: scripts/install --tests`);
    const before = await fresh();
    const [file, sorted, merged] = ["all.po", "sorted.po", "merged.po"].map((name) => join(work, name));
    await translations("export", "--to", "cy", "--all", "--format", "po", "--output", file);
    const { stderr } = await run("msgfmt", ["--check", "--statistics", "--output-file", join(work, "all.mo"), file]);
    await run("msgattrib", ["--no-obsolete", "--sort-output", "--width=60", "--output-file", sorted, file]);
    await run("msgmerge", ["--quiet", "--no-fuzzy-matching", "--output-file", merged, sorted, file]);
    const { stdout } = await translations("import", merged);
    same(before, await filesIn(content), say);
    return `${stderr.trim()} ${stdout.trim()}`;
  });

  await proof.check("a confidential address goes to no translator, and no command of theirs repeats it", async (say) => {
    await fresh();
    const [refuge, file] = [join(content, "providers/silver-birch-refuge.toml"), join(work, "all.po")];
    const whole = await readFile(refuge, "utf8");
    const attempt = async (about, from, to, code, ...words) => {
      if (!whole.includes(from)) throw new Error(`${refuge} does not say ${from}`);
      await writeFile(refuge, whole.replace(from, to));
      await rm(file, { force: true });
      const ended = await translations(...words).then((said) => ({ ...said, code: 0 }), (error) => error);
      const written = await readFile(file, "utf8").catch(() => "");
      if (ended.code !== code) say(`${about}: exit code ${ended.code}\n${ended.stderr}`);
      if (/Gornant|Cwmhelyglas|SA99 0AA|100990999017/.test(ended.stdout + ended.stderr + written)) say(`${about}: it is given away`);
    };
    const all = ["export", "--to", "cy", "--all", "--format", "po", "--output", file];
    await attempt("in two languages", `street = "17 Tyle'r Gornant"`, `street = { en = "17 Gornant Hill", cy = "17 Tyle'r Gornant" }`, 0, ...all);
    await attempt("in another text", "Day and night, every day", "Day and night, at 17 Tyle'r Gornant", 1, ...all);
    await attempt("a postcode that is none", "SA99 0AA", "SA99 0AA 1", 1, "status");
  });

  await reportChecks(proof, place, browser, work);
}
