import { GoneError } from '../bridge/run.ts';
import { changed, defineType, id, pick, wanted } from '../type-file.ts';

export default defineType({
  token: 'alicloud:nas/recycleBin:RecycleBin',
  product: 'nas',
  reads: [
    {
      action: 'GetRecycleBinAttribute',
      method: 'GET',
      query: { FileSystemId: id },
      at: 'RecycleBinAttribute',
      set(found, x) {
        if (found['Status'] === 'Disable') throw new GoneError(`${x.id} has no recycle bin`);
        return { fileSystemId: x.id, ...pick(found, 'ReservedDays Status') };
      },
    },
  ],
  create: [{ action: 'EnableRecycleBin', body: { FileSystemId: wanted('fileSystemId'), ReservedDays: wanted('reservedDays') } }],
  newId: (x) => String(x.get('fileSystemId')),
  updates: [
    {
      action: 'UpdateRecycleBinAttribute',
      method: 'GET',
      on: 'reservedDays',
      query: { FileSystemId: id, ReservedDays: changed('reservedDays') },
    },
  ],
  // Destroys what the bin holds.
  remove: [{ action: 'DisableAndCleanRecycleBin', method: 'GET', query: { FileSystemId: id } }],
});
