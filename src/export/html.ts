import { deflateSync, strToU8 } from 'fflate';
import { type EncodedView, encodeView } from '../lib/columns.ts';
import { encodeDetails } from '../lib/detail-columns.ts';
import { PapergraphError } from '../lib/errors.ts';
import { contentPolicy, escapeHtml, replaceOnce, withTitle } from '../lib/inline-page.ts';
import type { ConceptDetail, GraphView, PaperDetail } from '../types.ts';

/** Everything that the one-file map shows: the picture and what its panels tell. */
export interface HtmlPayload {
  title: string;
  view: GraphView;
  /** By paper id and concept id. */
  papers: ReadonlyMap<string, PaperDetail>;
  concepts: ReadonlyMap<string, ConceptDetail>;
}

const PLACE = '<script type="text/plain" id="papergraph-data"></script>';

/**
 * The map as one html file that opens from disk, works offline and makes no request.
 * @param vizHtml the built viewer (dist/viz/index.html)
 * @throws PapergraphError where that is something else
 */
export function htmlFile(vizHtml: string, payload: HtmlPayload): string {
  if (!vizHtml.includes(PLACE) || !vizHtml.includes('<head>'))
    throw new PapergraphError(
      'the built viewer (dist/viz/index.html) is damaged or of another version: build it again',
    );
  const view: EncodedView = encodeView(payload.view, { reasons: false });
  const details = encodeDetails(payload.papers, nearest(payload.concepts));
  const data = { title: payload.title, view, details };
  const page = withTitle(vizHtml, payload.title);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy(page))}">`;
  const guarded = replaceOnce(page, '<head>', `<head>\n    ${policy}`);
  return replaceOnce(
    guarded,
    PLACE,
    PLACE.replace('></', () => `>${packed(data)}</`),
  );
}

const NEAREST = 20;
/** A file keeps the concepts that stand closest to each; the lists of a server are longer. */
const nearest = (concepts: ReadonlyMap<string, ConceptDetail>): Map<string, ConceptDetail> =>
  new Map([...concepts].map(([id, detail]) => [id, { ...detail, together: detail.together.slice(0, NEAREST) }]));

/**
 * JSON as base64 of its deflated bytes: a quarter of the size, and nothing in it can end an element. By a library and not by Node's
 * zlib, whose bytes differ between versions and processors.
 */
function packed(value: unknown): string {
  return Buffer.from(deflateSync(strToU8(JSON.stringify(value)), { level: 9 })).toString('base64');
}
