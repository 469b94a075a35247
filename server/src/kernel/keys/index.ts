export { keyErrors, openKeyRing, type KeyRing } from './keys.ts';
