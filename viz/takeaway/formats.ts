import { csv } from '../../src/export/csv.ts';
import type { Exporter } from '../../src/export/exporter.ts';
import { gexf } from '../../src/export/gexf.ts';
import { json } from '../../src/export/json.ts';
import { bibtex, type Referable, ris } from '../../src/lib/references.ts';
import type { GraphView } from '../../src/types.ts';
import type { Picture } from './picture.ts';
import { pngFile } from './png.ts';
import { svgText } from './svg.ts';

declare const PAPERGRAPH_VERSION: string;

interface Format<T> {
  /** On its button. */
  name: string;
  /** What opens it. */
  hint: string;
  /** End of the file's name. */
  ending: string;
  type: string;
  make(from: T, options: { title: string; scale: number }): string | Promise<Blob>;
}

/** Pictures of what is drawn. A format of the page is a line in one of these three tables. */
export const PICTURES: readonly Format<Picture>[] = [
  {
    name: 'PNG',
    hint: 'for slides and pages',
    ending: '.png',
    type: 'image/png',
    make: (p, { scale }) => pngFile(p, scale),
  },
  {
    name: 'SVG',
    hint: 'for print, at any size',
    ending: '.svg',
    type: 'image/svg+xml',
    make: (picture, { title }) => svgText(picture, title),
  },
];

/** The same writers as the command line has. */
const written = (exporter: Exporter, view: GraphView, title: string, file?: string): string => {
  const noGraph = () => {
    throw new Error(`${exporter.format} needs no property graph`);
  };
  const content = exporter.write(view, noGraph, { title, version: PAPERGRAPH_VERSION });
  const pieces = content instanceof Map ? content.get(file!)! : (content as Iterable<string>);
  return [...pieces].join('');
};

export const GRAPHS: readonly Format<GraphView>[] = [
  {
    name: 'GEXF',
    hint: 'for Gephi and networkx',
    ending: '.gexf',
    type: 'application/xml',
    make: (view, { title }) => written(gexf, view, title),
  },
  {
    name: 'CSV: names',
    hint: 'papers and concepts, for spreadsheets and pandas',
    ending: '-nodes.csv',
    type: 'text/csv',
    make: (view, { title }) => written(csv, view, title, 'nodes.csv'),
  },
  {
    name: 'CSV: links',
    hint: 'a row for each link that is drawn',
    ending: '-edges.csv',
    type: 'text/csv',
    make: (view, { title }) => written(csv, view, title, 'edges.csv'),
  },
  {
    name: 'JSON',
    hint: 'node-link, for networkx and d3',
    ending: '.json',
    type: 'application/json',
    make: (view, { title }) => written(json, view, title),
  },
];

export const REFERENCES: readonly Format<readonly Referable[]>[] = [
  { name: 'BibTeX', hint: 'for LaTeX', ending: '.bib', type: 'application/x-bibtex', make: (papers) => bibtex(papers) },
  {
    name: 'RIS',
    hint: 'for Zotero, Mendeley, EndNote',
    ending: '.ris',
    type: 'application/x-research-info-systems',
    make: (papers) => ris(papers),
  },
];
