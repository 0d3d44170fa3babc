// A proof is a row of checks: each is a sentence that is so, is not so (and then why), or could not be looked at.
const shown = Number(process.env.SHOW ?? 12);

export class Skip extends Error {}

export class Proof {
  passed = 0;
  failed = 0;
  skipped = 0;

  // `body` is given a function to say what is wrong, and returns what it looked at ("612 pages").
  async check(sentence, body) {
    const start = Date.now();
    const problems = [];
    let looked;
    try {
      looked = await body((problem) => problems.push(problem));
    } catch (error) {
      if (error instanceof Skip) {
        this.skipped += 1;
        console.log(`skip  ${sentence}: ${error.message}`);
        return;
      }
      problems.push(error.stack ?? String(error));
    }
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    if (problems.length) {
      this.failed += 1;
      console.log(`FAIL  ${sentence}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"} (${seconds} s)`);
      for (const problem of problems.slice(0, shown)) console.log(`        ${problem.replaceAll("\n", "\n          ")}`);
      if (problems.length > shown) console.log(`        … and ${problems.length - shown} more (SHOW=1000 shows them)`);
    } else {
      this.passed += 1;
      console.log(`ok    ${sentence}${looked ? `: ${looked}` : ""} (${seconds} s)`);
    }
  }

  close() {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exitCode = this.failed ? 1 : 0;
  }
}
