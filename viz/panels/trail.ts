import { el, fill } from '../dom.ts';
import { plainLabel } from '../text.ts';
import type { Context } from './context.ts';
import { kindIcon, nodeLink } from './parts.ts';

/** Where one has been: the nodes opened last, the newest at the end; nothing before there are two. */
export function createTrail(nav: HTMLElement, { store, model }: Context): void {
  const draw = () => {
    const { trail, selected } = store.get();
    const known = trail.flatMap((id) => {
      const at = model.index.get(id);
      return at === undefined ? [] : [model.nodes[at]!];
    });
    nav.hidden = known.length < 2;
    const items = known.map((node) => {
      const link = nodeLink(node.id, plainLabel(node.label, 60));
      link.prepend(kindIcon(node.kind));
      link.title = plainLabel(node.label);
      if (node.id === selected) link.setAttribute('aria-current', 'true');
      return el('li', {}, link);
    });
    fill(nav, el('ol', {}, ...items));
    nav.scrollLeft = nav.scrollWidth;
  };
  draw();
  store.subscribe((state, previous) => {
    if (state.trail !== previous.trail || state.selected !== previous.selected) draw();
  });
}
