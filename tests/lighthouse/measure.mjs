// Runs Lighthouse on pages as it sees a phone on a slow connection, and prints what it found as JSON.
// node measure.mjs BROWSER RUNS ADDRESS...
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"];
const TOO_BUSY = 800; // of Lighthouse's own benchmark: a computer that is this busy measures itself, not the page
const [browser, runs, ...addresses] = process.argv.slice(2);

// What Lighthouse says of one load: scores from 0 to 100, the times behind them, how fast this computer was, and which
// audits are not passed.
function told({ categories, audits, environment }) {
  const refs = Object.values(categories).flatMap((category) => category.auditRefs.filter((ref) => ref.weight));
  const lost = refs.map((ref) => audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 0.9);
  return {
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)])),
    times: Object.fromEntries(TIMES.map((id) => [id, audits[id].numericValue])),
    bytes: audits["total-byte-weight"].numericValue,
    benchmark: environment.benchmarkIndex,
    lost: lost.map(({ id, title, displayValue, details }) => ({ id, title, value: displayValue, items: details?.items })),
  };
}

const found = {};
for (const address of addresses) {
  found[address] = [];
  let again = Number(runs); // loads that may be repeated
  while (found[address].length < Number(runs)) {
    // A browser of its own each time: nothing is kept from the last load.
    const chrome = await launch({ chromePath: browser, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
    try {
      const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      const load = told(lhr);
      if (load.benchmark >= TOO_BUSY || again <= 0) found[address].push(load);
      else again -= 1;
    } finally {
      chrome.kill();
    }
  }
}
process.stdout.write(JSON.stringify(found));
