// The catalogue as people choose from it: filters, comparison, and a provider on one sheet of paper.
import { barriers, visit } from "./browser.mjs";

export async function catalogueChecks(proof, site, browser) {
  const providers = site.pages.filter((page) => page.kind === "provider");
  const lists = site.languages.map((lang) => site.pages.find((page) => page.lang === lang && page.kind === "providers" && page.address.split("/").length === 4));
  const counted = (text) => Number(text.match(/\d+/)?.[0] ?? 0);
  // In the page: the catalogue's index, to know what to ask for.
  const index = (tab) => tab.evaluate(async () => (await fetch(document.querySelector("[data-index]").dataset.index)).json());
  const status = (tab) => tab.locator(".finder-status").innerText();
  const open = async (tab) => {
    await tab.locator(".finder > button").focus();
    await tab.keyboard.press("Enter");
    await tab.waitForSelector(".finder-form");
  };

  await proof.check("each provider is printed on one sheet of A4", async (say) => {
    await visit(browser, site, providers, {}, async (tab, page) => {
      const printed = (await tab.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
      const sheets = (printed.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
      if (sheets !== 1) say(`${page.address}: ${sheets} sheets`);
    });
    return `${providers.length} pages`;
  });

  await proof.check("filters combine to what the written lists say, and keep their state in the address", async (say) => {
    let pairs = 0;
    await visit(browser, site, lists, {}, async (tab, page) => {
      await open(tab);
      const { terms, kinds } = await index(tab);
      const [type, area] = ["service-type", "area"].map((id) => terms.find(([kind]) => kinds[kind][0] === id));
      await tab.selectOption("#find-area", area[1]);
      const inArea = counted(await status(tab));
      await tab.selectOption("#find-service-type", type[1]);
      const both = counted(await status(tab));
      const asked = new URL(tab.url()).search;
      if (!asked.includes(`area=${area[1]}`) || !asked.includes(`service-type=${type[1]}`)) say(`${page.address}: the address says ${asked}`);
      if (await tab.locator(".list").isVisible()) say(`${page.address}: the whole list still shows`);
      if ((await tab.locator(".finder-results > ul > li").count()) !== both) say(`${page.address}: ${both} are said, others are shown`);
      await tab.reload();
      await tab.waitForSelector(".finder-results li");
      if (counted(await status(tab)) !== both) say(`${page.address}: reloaded, it shows something else`);
      await tab.goBack();
      await tab.waitForFunction((count) => document.querySelector(".finder-status")?.textContent.includes(count), String(inArea));
      await tab.goBack();
      await tab.waitForFunction(() => document.querySelector(".list").checkVisibility());
      // The same question without scripts: links from list to list.
      const link = page.links.find(({ text }) => text === area[2]);
      await tab.goto(site.origin + link.href);
      if (counted(await tab.locator(".list-head .lead").last().innerText()) !== inArea) say(`${page.address}: ${link.href} lists other than ${inArea}`);
      const pair = await tab.evaluate((name) => [...document.querySelectorAll(".facets a")].find((one) => one.textContent === name)?.href, type[2]);
      await tab.goto(pair);
      if (counted(await tab.locator(".list-head .lead").last().innerText()) !== both) say(`${pair}: lists other than ${both}`);
      pairs += 1;
    });
    return `${pairs} languages`;
  });

  await proof.check("filters that give nothing say so and how to go on; what changes is announced; sorting goes by price", async (say) => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 640 }])
      await visit(browser, site, lists, { viewport }, async (tab, page) => {
        await open(tab);
        for (const what of await barriers(tab)) say(`${page.address}: ${what}`);
        await tab.fill("#find-words", "zzzz");
        await tab.waitForSelector(".finder-remove button");
        if ((await tab.locator(".finder-status").getAttribute("role")) !== "status") say(`${page.address}: the count is not announced`);
        for (const what of await barriers(tab)) say(`${page.address}: with nothing found: ${what}`);
        await tab.locator(".finder-remove button").press("Enter");
        await tab.waitForFunction(() => document.querySelector(".list").checkVisibility());
        const { terms, kinds } = await index(tab);
        await tab.selectOption("#find-price", terms.find(([kind]) => kinds[kind][0] === "price")[1]);
        await tab.selectOption("#find-sort", "price");
        const prices = await tab.locator(".finder-results .provider-facts").allInnerTexts();
        const pounds = prices.map((text) => Number(text.match(/£([\d,.]+)/)?.[1].replace(",", ""))).filter(Boolean);
        if (!pounds.length) say(`${page.address}: no price is shown`);
        // Of all providers: what is shown is what they are sorted by.
        await tab.selectOption("#find-price", "");
        const facts = await tab.locator(".finder-results .provider-facts").allInnerTexts();
        const priced = facts.map((text) => text.match(/£([\d,.]*\d) (\S+ \S+)/)).filter(Boolean).map(([, amount, unit]) => [Number(amount.replace(",", "")), unit]);
        const first = priced.filter(([, unit]) => unit === priced[0][1]).map(([amount]) => amount);
        if (first.length < 2 || first.join() !== first.toSorted((a, b) => a - b).join()) say(`${page.address}: by price they stand ${first}`);
        const stored = await tab.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length].join(" ").trim());
        if (stored !== "0 0") say(`${page.address}: something is stored: ${stored}`);
      });
    return `${lists.length} lists, wide and narrow`;
  });

  await proof.check("two to four providers are compared side by side, chosen by keyboard and kept in the address", async (say) => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 640 }])
      await visit(browser, site, lists, { viewport }, async (tab, page) => {
        const boxes = tab.locator(".list .compare-choice input");
        for (let i = 0; i < 5; i += 1) {
          await boxes.nth(i).focus();
          await tab.keyboard.press("Space");
        }
        if (await boxes.nth(4).isChecked()) say(`${page.address}: a fifth can be chosen`);
        const chosen = new URL(tab.url()).searchParams.get("compare")?.split(",") ?? [];
        if (chosen.length !== 4) say(`${page.address}: the address keeps ${chosen.join()}`);
        await tab.reload();
        if ((await tab.locator(".compare-choice input:checked").count()) !== 4) say(`${page.address}: reloaded, the choice is gone`);
        for (const what of await barriers(tab)) say(`${page.address}: ${what}`);
        await tab.locator(".compare-bar a").press("Enter");
        await tab.waitForSelector(".comparison table");
        const table = await tab.evaluate(() => {
          const one = document.querySelector(".comparison table");
          const columns = [...one.tHead.rows[0].cells].slice(1);
          return {
            caption: one.caption?.textContent.trim(), columns: columns.length, providers: new Set(columns.map((cell) => cell.querySelector("a").pathname)).size,
            heads: [...one.querySelectorAll("th")].every((cell) => ["row", "col"].includes(cell.scope)), even: [...one.tBodies[0].rows].every((row) => row.cells.length === columns.length + 1),
          };
        });
        if (!table.caption || !table.heads || !table.even || table.providers !== 4) say(`${tab.url()}: ${JSON.stringify(table)}`);
        for (const what of await barriers(tab)) say(`${tab.url()}: ${what}`);
        await tab.goBack();
        if ((await tab.locator(".compare-choice input:checked").count()) !== 4) say(`${page.address}: gone back, the choice is gone`);
      });
    return `${lists.length} lists, wide and narrow`;
  });

  await proof.check("comparisons, pairs and the market are there without scripts", async (say) => {
    const kinds = ["comparison", "market"];
    const pages = site.pages.filter((page) => kinds.includes(page.kind));
    for (const page of pages) if (!page.tables.length || page.tables.some((table) => !table.caption || table.unscoped)) say(`${page.address}: a table without caption or heads`);
    for (const kind of kinds) if (!pages.some((page) => page.kind === kind)) say(`there is no page of the kind ${kind}`);
    return `${pages.length} pages`;
  });
}
