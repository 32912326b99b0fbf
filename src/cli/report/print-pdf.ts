import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '../../model/errors.ts';
import type { Terminal } from '../terminal.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-pdf-header-footer',
];

/** Prints an HTML report to a PDF beside it. Throws InputError where there is no Chromium. @returns path of the PDF */
export async function printPdf(html: string, env: Terminal['env']): Promise<string> {
  const browser = findBrowser(env);
  if (browser === undefined)
    throw new InputError('no-browser', 'PDF needs Chromium or Chrome: install it, or name it in CHROME_PATH; the HTML report is written.');
  const pdf = html.replace(/\.html$/, '.pdf');
  const home = mkdtempSync(join(tmpdir(), 'xunjian-pdf-'));
  try {
    await run(browser, [...flags, `--user-data-dir=${home}`, `--print-to-pdf=${pdf}`, pathToFileURL(html).href]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  if (!existsSync(pdf)) throw new Error(`${browser} ended without writing ${pdf}.`);
  return pdf;
}

function findBrowser(env: Terminal['env']): string | undefined {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? env.CHROME_PATH : undefined;
  const folders = (env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${said.trim().slice(-500)}`))));
  });
}
