export { createKey, createMachineKey, type KeySigner, type NewKey, openKey, openMachineKey } from './key-file.ts';
export { defaultKeyFolder, keyPath } from './key-folder.ts';
export { keyIdOf, verify } from './public-key.ts';
