import { decodeView } from '../src/lib/columns.ts';
import { type DetailReader, decodeDetails, type EncodedDetails } from '../src/lib/detail-columns.ts';
import { paperNode, parseNode } from '../src/lib/ids.ts';
import type { ConceptDetail, GraphView, PaperDetail } from '../src/types.ts';

type Detail = PaperDetail | ConceptDetail;

/** Where the map comes from: a server, or the page itself. */
export interface DataSource {
  /**
   * @param whole all of a very large map, of which only the backbone comes else
   * @throws Error in words for the reader
   */
  map(whole?: boolean): Promise<{ title: string; view: GraphView }>;
  /** All about one node (id with its layer); null where the source knows nothing about it. */
  detail(node: string): Promise<Detail | null>;
}

/** The page's own data where it holds any, else the server that the page came from. */
export function openSource(document: Document): DataSource {
  const text = document.getElementById('papergraph-data')?.textContent?.trim();
  return text ? inlineSource(text) : serverSource((path) => fetch(path));
}

interface InlineData {
  title?: string;
  view?: unknown;
  details?: EncodedDetails;
}

/** What htmlFile packed: base64 of deflated JSON. */
async function unpack(text: string): Promise<InlineData> {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(stream).json()) as InlineData;
}

function inlineSource(text: string): DataSource {
  let unpacked: Promise<InlineData> | null = null;
  const data = () => {
    unpacked ??= unpack(text);
    return unpacked;
  };
  let details: DetailReader | null = null;
  return {
    async map() {
      const { title = '', view, details: known } = await data();
      return { title, view: withAuthors(decodeView(view), known) };
    },
    async detail(node) {
      details ??= decodeDetails((await data()).details!);
      const { layer, id } = parseNode(node);
      return details[layer](id);
    },
  };
}

/** A page that holds the details of its papers does not say their authors a second time. */
function withAuthors(view: GraphView, details: EncodedDetails | undefined): GraphView {
  const authors = new Map(details?.paperRows.map(({ paper }) => [paperNode(paper.id), paper.authors]));
  const nodes = view.nodes.map((node) => {
    const names = authors.get(node.id);
    return Array.isArray(names) && names.length > 0 ? { ...node, authors: names } : node;
  });
  return { ...view, nodes };
}

/** @param get `fetch`, or a test's stand-in for the network */
export function serverSource(get: (path: string) => Promise<Response>): DataSource {
  const json = async (path: string): Promise<unknown> => {
    let response: Response;
    try {
      response = await get(path);
    } catch {
      throw new Error('The server does not answer. Is “papergraph serve” still running?');
    }
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`The server answered ${response.status} to ${path}.`);
    return response.json();
  };
  const details = new Map<string, Promise<Detail | null>>();
  return {
    async map(whole = false) {
      const data = (await json(whole ? 'api/map?part=whole' : 'api/map')) as { title?: string; view?: unknown } | null;
      return { title: data?.title ?? '', view: decodeView(data?.view) };
    },
    detail(node) {
      const { layer, id } = parseNode(node);
      const asked = details.get(node) ?? (json(`api/${layer}s/${encodeURIComponent(id)}`) as Promise<Detail | null>);
      details.set(node, asked);
      // A failure is not kept: the next click asks again.
      asked.catch(() => details.delete(node));
      return asked;
    },
  };
}
