export { lockMap } from './lock.ts';
export { type Manifest, readManifest } from './manifest.ts';
export { openMapFolder } from './open.ts';
export { saveMap } from './save.ts';
