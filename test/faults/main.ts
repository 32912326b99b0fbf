/** `npm run test:faults [kills] [seed]`: kills runs of the real engine at seeded moments; ends with 1 when anything was lost or done twice. */
import { killRuns } from './kill-runs.ts';

const [count = '1000', seed = '7'] = process.argv.slice(2);
const report = await killRuns({
  count: Number(count),
  seed: Number(seed),
  onRun: (done, { doubleWrites, unapprovedWrites, lostRecords, unfinished }) =>
    process.stderr.write(
      `\r${done} of ${count}: ${doubleWrites} double, ${unapprovedWrites} unapproved, ${lostRecords} lost, ${unfinished} unfinished`,
    ),
});
process.stderr.write('\n');
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.doubleWrites + report.unapprovedWrites + report.lostRecords + report.unfinished === 0 ? 0 : 1;
