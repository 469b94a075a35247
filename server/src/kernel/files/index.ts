export { fileErrors, openDiskStore, type FileStore } from './files.ts';
