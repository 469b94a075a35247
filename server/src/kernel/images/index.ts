/** Pictures without what cameras and programs write into them. */
export { cleanImage, type CleanImage } from './images.rules.ts';
