export { PICTURE_MAX_BYTES, pictureErrors, storePicture } from './pictures.service.ts';
export { findPicture, listPictures, type StoredPicture } from './pictures.repo.ts';
