import { existsSync } from 'node:fs';
import { InputError } from '../model/errors.ts';

const usualPaths: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Quiet and local: the browser draws one page and talks to nobody. */
export const chromiumArgs: readonly string[] = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses its sandbox to root, as in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The Chromium of this machine: CHROMIUM_PATH, else where systems usually put it. undefined when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env, exists: (path: string) => boolean = existsSync): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named) return exists(named) ? named : undefined;
  return (usualPaths[process.platform] ?? []).find(exists);
}

/**
 * Prints a report to A4 with the Chromium of this machine.
 * @param html the page of the html format
 * @returns the bytes of a tagged PDF. Throws InputError when playwright-core or a Chromium is missing.
 */
export async function renderPdf(html: string): Promise<Uint8Array> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new InputError(
      'no-chromium',
      'A PDF is printed by Chromium, and none was found: install Chromium or Chrome, or name it in CHROMIUM_PATH. The HTML report prints from any browser.',
    );
  }
  const { chromium } = await loadPlaywright();
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false, offline: true });
    await page.setContent(html, { waitUntil: 'load' });
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await browser.close();
  }
}

async function loadPlaywright(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch (cause) {
    throw new InputError(
      'no-playwright',
      'A PDF needs the package playwright-core: run "npm install playwright-core", or print the HTML report from a browser.',
      { cause },
    );
  }
}
