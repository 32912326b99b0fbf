import { fileURLToPath } from 'node:url';

/** A script beside a module, in the form in which the module itself runs. @param name without its ending */
export function beside(moduleUrl: string, name: string): string {
  return fileURLToPath(new URL(`${name}${moduleUrl.endsWith('.ts') ? '.ts' : '.js'}`, moduleUrl));
}
