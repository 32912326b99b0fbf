import { openLedger } from '../../../src/store/ledger/index.ts';

/** Says 0, then appends as many entries as it was told or until it is killed, and says the number of each when it is kept. */
const [file = '', name = '', count = '0'] = process.argv.slice(2);
process.stdout.write('0\n');
const ledger = openLedger(file, { by: name });
for (let index = 0; index < Number(count); index++) {
  const { seq } = ledger.append('step', { changeSetId: name, changeId: String(index), body: { name, index, fill: 'pear '.repeat(100) } });
  process.stdout.write(`${seq}\n`);
}
ledger.close();
