const ARXIV = /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/;
const DOI = /^10\.\d{4,9}\/\S+$/;

/** Whether a paper's id is arXiv's, without a version. */
export const isArxivId = (id: string): boolean => ARXIV.test(id);
/** Whether a paper's id is a DOI. */
export const isDoi = (id: string): boolean => DOI.test(id);

/** The page that an id leads to by itself: arXiv's and DOI's do, others give null. */
export function addressOf(id: string): string | null {
  if (isArxivId(id)) return `https://arxiv.org/abs/${id}`;
  return isDoi(id) ? `https://doi.org/${encodeURI(id).replace(/[?#]/g, encodeURIComponent)}` : null;
}
