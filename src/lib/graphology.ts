/**
 * graphology's algorithms with their right types: they are CommonJS modules whose export is the function itself, which their type
 * files describe as a default export.
 */
import louvainModule from 'graphology-communities-louvain';
import forceAtlas2Module from 'graphology-layout-forceatlas2';

export { UndirectedGraph } from 'graphology';

export const louvain = louvainModule as unknown as typeof louvainModule.default;
export const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
