import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { htmlFile } from '../../src/export/html.ts';
import { decodeView } from '../../src/lib/columns.ts';
import { decodeDetails, type EncodedDetails } from '../../src/lib/detail-columns.ts';
import { contentPolicy } from '../../src/lib/inline-page.ts';
import { HOSTILE, mapFixture } from '../support/map-fixture.ts';

const VIZ =
  '<!doctype html>\n<html><head>\n<title>papergraph</title><script type="module">const a = "$&<title>";</script><style>p{}</style></head>' +
  '<body><script type="text/plain" id="papergraph-data"></script></body></html>';
const fixture = mapFixture();
const file = htmlFile(VIZ, fixture);
const dataOf = (html: string): string => /id="papergraph-data">([\s\S]*?)<\/script>/.exec(html)![1]!;

/** As a browser does it. */
const unpacked = (html: string): unknown =>
  JSON.parse(inflateRawSync(Buffer.from(dataOf(html), 'base64')).toString('utf8'));

test('the data comes back from the file, whatever is in it', () => {
  const data = unpacked(file) as {
    title: string;
    view: unknown;
    details: EncodedDetails;
  };
  expect(data.title).toBe(fixture.title);
  expect(decodeView(data.view).nodes).toHaveLength(fixture.view.nodes.length);
  const details = decodeDetails(data.details);
  for (const id of fixture.papers.keys()) expect(details.paper(id)!.paper).toEqual(fixture.papers.get(id)!.paper);
  expect(details.paper('script-title')!.paper.title).toBe(HOSTILE.script);
});

test('nothing in the data can end or start an element', () => {
  expect(dataOf(file)).toMatch(/^[A-Za-z0-9+/]+=*$/);
  expect(file).not.toContain('<img');
  expect(file.match(/<script/g)).toHaveLength(2);
  const odd = htmlFile(VIZ, { ...fixture, title: '</title><script>alert(1)</script>\u2028 $& $1' });
  expect(odd.match(/<script/g)).toHaveLength(2);
  expect((unpacked(odd) as { title: string }).title).toBe('</title><script>alert(1)</script>\u2028 $& $1');
});

test('its policy allows exactly the script and the style inside', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(file)![1]!.replaceAll('&#39;', "'");
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hash('const a = "$&<title>";')};`);
  expect(policy).toContain(`style-src ${hash('p{}')};`);
  expect(policy).not.toMatch(/connect-src|unsafe|frame-ancestors/);
  expect(contentPolicy('<p>no script</p>')).toContain("script-src 'none'; style-src 'none'");
});

test('the same map gives the same bytes, and what is no viewer is refused', () => {
  expect(htmlFile(VIZ, mapFixture())).toBe(file);
  expect(() => htmlFile('<html></html>', fixture)).toThrow(/viewer .*build it again/);
});
