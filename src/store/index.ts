export { type ColumnReader, columnReader } from './columns.ts';
export { lockMap } from './lock.ts';
export { type Manifest, readManifest } from './manifest.ts';
export { openMapFolder, readExtracted } from './open.ts';
export {
  type OverridesState,
  overridesPath,
  overridesState,
  readOverrides,
  writeOverrides,
} from './overrides.ts';
export { saveMap } from './save.ts';
