import { openLedger } from '../../../src/store/ledger/index.ts';

/** Appends entries until it has written as many as it was told, or is killed; says the number of each that it was told is kept. */
const [file = '', name = '', count = '0'] = process.argv.slice(2);
const ledger = openLedger(file, { by: name });
for (let index = 0; index < Number(count); index++) {
  const { seq } = ledger.append('step', { changeSetId: name, changeId: String(index), body: { name, index, fill: 'pear '.repeat(100) } });
  process.stdout.write(`${seq}\n`);
}
ledger.close();
