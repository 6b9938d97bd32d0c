export { type ColumnReader, columnReader } from './columns.ts';
export { lockMap } from './lock.ts';
export { currentDigest, type Manifest, OLDEST_FORMAT, readManifest } from './manifest.ts';
export { holdMap, type OpenedMap, openMapFolder, readExtracted } from './open.ts';
export {
  type OverridesState,
  overridesPath,
  overridesState,
  readOverrides,
  writeOverrides,
} from './overrides.ts';
export { saveMap } from './save.ts';
export { verifyMap } from './verify.ts';
