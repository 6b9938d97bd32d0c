import { el, fill, icon } from '../dom.ts';
import { monthNumber, monthText } from '../months.ts';
import { plural, readableMonth } from '../text.ts';
import { type Context, onView } from './context.ts';

/** Bars at most; more months than that share one. */
const BARS = 60;
/** The whole time plays in so many steps, each so many milliseconds. */
const PLAY_STEPS = 40;
const PLAY_WAIT = 350;
const HEIGHT = 44;
const WIDTH = 240;

/** Papers by month with a thumb for the first and the last month that is shown, and a button that plays them. Null where there is no time. */
export function createTimeline(context: Context): HTMLElement | null {
  const { store, model, view } = context;
  const months = model.month.filter((month, i) => month > 0 && model.nodes[i]!.kind === 'paper').sort();
  const [first, last] = [months[0] ?? 0, months.at(-1) ?? 0];
  if (first === last) return null;
  const span = last - first + 1;
  const each = Math.ceil(span / BARS);
  const bars = Math.ceil(span / each);
  const binOf = (month: number) => Math.floor((month - first) / each);
  const all = new Array<number>(bars).fill(0);
  for (const month of months) all[binOf(month)]! += 1;
  const most = Math.max(...all);

  const picture = el('div', { class: 'histogram', attrs: { 'aria-hidden': 'true' } });
  const text = el('output', { class: 'quiet' });
  const thumb = (name: string) =>
    el('input', { attrs: { type: 'range', min: first, max: last, step: 1, 'aria-label': name } });
  const [from, to] = [thumb('First month'), thumb('Last month')];
  const play = el('button', { class: 'play', attrs: { type: 'button' } });

  const range = () => {
    const { since, until } = store.get();
    return [since ? monthNumber(since) : first, until ? monthNumber(until) : last] as const;
  };
  const put = (since: number, until: number) =>
    store.dispatch({
      type: 'put',
      fields: { since: since <= first ? null : monthText(since), until: until >= last ? null : monthText(until) },
    });

  let waiting = 0;
  const moved = (input: HTMLInputElement) => {
    stop();
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      // A thumb pushes the other one before it.
      const [a, b] = [from.valueAsNumber, to.valueAsNumber];
      put(input === from ? a : Math.min(a, b), input === from ? Math.max(a, b) : b);
    });
  };
  from.addEventListener('input', () => moved(from));
  to.addEventListener('input', () => moved(to));

  let playing: ReturnType<typeof setInterval> | undefined;
  const showPlay = () => {
    const name = playing ? 'Pause' : 'Play the months';
    fill(play, icon(playing ? 'M7 5v14M17 5v14' : 'M7 4l12 8-12 8z', 'icon line', '0 0 24 24'));
    play.setAttribute('aria-label', name);
    play.title = name;
  };
  function stop(): void {
    clearInterval(playing);
    playing = undefined;
    showPlay();
  }
  const step = Math.max(1, Math.ceil(span / PLAY_STEPS));
  function start(): void {
    const [since, until] = range();
    // From the whole time it grows from the beginning; a window keeps its width and moves.
    const wide = since === first ? null : until - since;
    if (until >= last) put(first, first + (wide ?? 0));
    playing = setInterval(() => {
      const end = Math.min(last, range()[1] + step);
      put(wide === null ? first : end - wide, end);
      if (end >= last) stop();
    }, PLAY_WAIT);
    showPlay();
  }
  play.addEventListener('click', () => (playing ? stop() : start()));

  const update = () => {
    const [since, until] = range();
    from.value = String(since);
    to.value = String(until);
    const shown = new Array<number>(bars).fill(0);
    const { visible } = view();
    model.month.forEach((month, i) => {
      if (month > 0 && visible[i] && model.nodes[i]!.kind === 'paper') shown[binOf(month)]! += 1;
    });
    fill(picture, histogram(all, shown, most));
    const said = [since, until].map((month) => readableMonth(monthText(month)));
    text.textContent = said[0] === said[1] ? said[0]! : said.join(' – ');
    from.setAttribute('aria-valuetext', said[0]!);
    to.setAttribute('aria-valuetext', said[1]!);
    picture.title = `${plural(months.length, 'paper')} with a date; most in one bar: ${most}`;
  };
  showPlay();
  update();
  onView(context, update);
  return el(
    'fieldset',
    { class: 'timeline' },
    el('legend', {}, 'Dates'),
    el('div', { class: 'row-line' }, text, play),
    picture,
    el('div', { class: 'thumbs' }, from, to),
  );
}

/** Bars of all papers with the visible ones in front. */
function histogram(all: readonly number[], shown: readonly number[], most: number): SVGSVGElement {
  const wide = WIDTH / all.length;
  const gap = Math.min(1, wide * 0.2);
  const path = (values: readonly number[]) =>
    values
      .map((n, i) => {
        // One paper can be seen beside a thousand.
        const high = n === 0 ? 0 : Math.max(1.5, (n / most) * HEIGHT);
        return `M${(i * wide).toFixed(1)} ${HEIGHT}v${(-high).toFixed(1)}h${(wide - gap).toFixed(1)}v${high.toFixed(1)}z`;
      })
      .join('');
  const svg = icon(path(all), 'bars', `0 0 ${WIDTH} ${HEIGHT}`);
  const front = svg.firstElementChild!.cloneNode() as SVGPathElement;
  front.setAttribute('d', path(shown));
  front.setAttribute('class', 'front');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.append(front);
  return svg;
}
