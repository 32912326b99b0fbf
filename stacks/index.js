/**
 * Runs the program of a change set by hand: `pulumi preview` with Pulumi's own distribution. `XUNJIAN_CHANGE_SET`, or the
 * config value xunjian:changeSet, is the folder of the change set; in it program.json says what is registered.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerChanges } from './program.js';

const { Config } = createRequire(import.meta.url)('@pulumi/pulumi');

// Pulumi runs a program in its own folder; the person's path is from the project's.
const project = fileURLToPath(new URL('..', import.meta.url));
const folder = process.env.XUNJIAN_CHANGE_SET ?? new Config('xunjian').require('changeSet');
registerChanges(JSON.parse(readFileSync(resolve(project, folder, 'program.json'), 'utf8')));
