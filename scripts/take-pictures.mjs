/** Takes the pictures of the README: the report of the sample estate, as a browser shows it. Needs a build and Chromium. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const out = mkdtempSync(join(tmpdir(), 'xunjian-pictures-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  execFileSync(process.execPath, ['bin/xunjian.js', 'start', '--out', out], { stdio: 'ignore' });
  const run = readdirSync(out).find((name) => /^\d{8}-/.test(name));
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  for (const language of ['en', 'zh-CN']) {
    execFileSync(process.execPath, ['bin/xunjian.js', 'report', '--out', out, '--lang', language], { stdio: 'ignore' });
    await page.goto(pathToFileURL(join(out, run, 'risk-report.html')).href);
    await page.screenshot({ path: `docs/images/risk-report.${language}.png` });
  }
} finally {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
}
