import type { ConceptType } from '../types.ts';
import type { Knowledge } from './meanings.ts';
import type { NameForm } from './name-form.ts';
import type { Reason } from './reasons.ts';

/** Where a name belongs. `own`: to the concept of its own key, for which no step was needed. */
export interface Found {
  concept: string;
  reason: Reason | 'own';
}

/** The steps that look at one name at a time, whatever paper it stands in. */
export interface Settler {
  /** Concept of a key that means one thing everywhere: by the catalogue, then by long forms that definitions join. */
  settled(key: string): Found | null;
  /**
   * Key of a name without its head word, where the head adds nothing: its types hold the catalogue's type of the rest, else one of the types
   * under which the paper prints the rest, else that of the mention itself.
   */
  withoutHead(form: NameForm, type: ConceptType, printedAs?: ReadonlySet<ConceptType>): string | null;
  /** Concept of a name: settled, by its head word, by well-known acronyms inside it, by its ending, or that of its own key. */
  find(form: NameForm, type: ConceptType, printedAs?: ReadonlySet<ConceptType>): Found;
}

/** Makes the steps from what is known about names. */
export function createSettler({ catalogue, idOf, meanings, longForm }: Knowledge): Settler {
  const settled = (key: string): Found | null => {
    if (meanings(key)) return null;
    const known = catalogue.names.get(key);
    if (known) return { concept: idOf(known.root), reason: known.root === key ? 'own' : 'catalogue' };
    const long = longForm(key);
    if (long === undefined) return null;
    return { concept: long, reason: long === idOf(key) ? 'own' : 'definition-elsewhere' };
  };

  const withoutHead: Settler['withoutHead'] = ({ bare }, type, printedAs) => {
    if (!bare) return null;
    const known = catalogue.names.get(bare.key);
    const knownType = known && (catalogue.types.get(known.root) ?? known.type);
    const fits = knownType
      ? bare.types.includes(knownType)
      : bare.distinctive && bare.types.some((t) => (printedAs ? printedAs.has(t) : t === type));
    return fits ? bare.key : null;
  };

  const find: Settler['find'] = (form, type, printedAs) => {
    const found = settled(form.key);
    if (found) return found;
    const bare = withoutHead(form, type, printedAs);
    if (bare !== null) return { concept: settled(bare)?.concept ?? idOf(bare), reason: 'head-word' };
    const { component, ending } = form;
    if (component !== null) {
      const concept = settled(component)?.concept ?? idOf(component);
      return { concept, reason: concept === idOf(form.key) ? 'own' : 'catalogue' };
    }
    if (ending && !(ending.onlyUnknown && catalogue.names.has(ending.key)))
      return { concept: settled(ending.key)?.concept ?? idOf(ending.key), reason: 'head-word' };
    return { concept: idOf(form.key), reason: 'own' };
  };

  return { settled, withoutHead, find };
}
