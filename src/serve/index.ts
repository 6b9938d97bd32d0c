export { createServer } from './app.ts';
export { type Listening, listen } from './listen.ts';
export type { MapProvider } from './provider.ts';
