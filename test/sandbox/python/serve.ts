/** Serves an estate for the Python clients and prints, as lines for a shell, what leads them here. Ends with its input. */
import { type EstateChoice, startSandbox } from '../../../src/sandbox/index.ts';

const [estate = 'sample'] = process.argv.slice(2);
const choice: EstateChoice = /^\d+$/.test(estate) ? { resources: Number(estate), seed: 'orchard' } : estate;
const sandbox = await startSandbox({ estate: choice, isStrict: true });
const regions = [
  ...new Set(
    Object.keys(sandbox.control.counts()).flatMap((kind) =>
      sandbox.control
        .list(kind)
        .slice(0, 500)
        .map(({ region }) => region),
    ),
  ),
].filter(Boolean);
const lines = {
  ...sandbox.env,
  XUNJIAN_CA_FILE: sandbox.caFile,
  XUNJIAN_REGIONS: regions.join(','),
  XUNJIAN_NOW_SECONDS: String(sandbox.control.clock.now() / 1000),
};
process.stdout.write(
  `${Object.entries(lines)
    .map(([name, value]) => `export ${name}='${value}'`)
    .join('\n')}\n`,
);
process.stdin.resume().on('end', () => {
  void sandbox.close().then(() => process.exit());
});
