/**
 * Runs the program of a change set by hand: `pulumi preview` with Pulumi's own distribution. `XUNJIAN_PROGRAM`, or the
 * config value xunjian:program, is the program.json in the folder of the change set.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { registerChanges } from './program.js';

const { Config } = createRequire(import.meta.url)('@pulumi/pulumi');

const path = process.env.XUNJIAN_PROGRAM ?? new Config('xunjian').require('program');
registerChanges(JSON.parse(readFileSync(path, 'utf8')));
