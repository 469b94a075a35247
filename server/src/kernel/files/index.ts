export { fileErrors, openDiskStore, type FileStore } from './files.ts';
export { fileTypeOf } from './file-type.ts';
