"""Second step of training: word vectors (shifted PPMI of positional contexts, SVD) and k-means clusters of three sizes.

usage: clusters.py WORK   (reads vocabulary.tsv, tokens.i32; writes clusters.tsv: word, coarse, middle, fine, each from 1; vectors.npy)
Needs numpy, scipy, scikit-learn. Four minutes on one core.
"""
import sys
import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import svds
from sklearn.cluster import MiniBatchKMeans

work = sys.argv[1]
CONTEXTS, DIMENSIONS, SIZES = 4000, 96, (64, 256, 1000)
words = [line.split('\t')[0] for line in open(f'{work}/vocabulary.tsv', encoding='utf8').read().split('\n')]
tokens = np.fromfile(f'{work}/tokens.i32', dtype=np.int32)
blocks = []
for offset in (-2, -1, 1, 2):
    if offset > 0:
        center, context = tokens[:-offset], tokens[offset:]
    else:
        center, context = tokens[-offset:], tokens[:offset]
    middle = None
    keep = (center >= 0) & (context >= -1) & (context < CONTEXTS)
    if abs(offset) == 2:  # not across a sentence's end
        middle = tokens[1:-1]
        keep &= middle != -1
    counts = sp.coo_matrix((np.ones(keep.sum(), np.float32), (center[keep], context[keep] + 1)), shape=(len(words), CONTEXTS + 1)).tocsr()
    counts.sum_duplicates()
    blocks.append(counts)
m = sp.hstack(blocks).tocsr()
total, rows, cols = m.sum(), np.asarray(m.sum(1)).ravel(), np.asarray(m.sum(0)).ravel() ** 0.75
cols = cols / cols.sum()
coo = m.tocoo()
value = np.log(coo.data / np.maximum(rows[coo.row], 1) / np.maximum(cols[coo.col], 1e-12))
keep = value > 0
ppmi = sp.csr_matrix((value[keep], (coo.row[keep], coo.col[keep])), shape=m.shape)
print('ppmi', ppmi.shape, ppmi.nnz, flush=True)
u, s, _ = svds(ppmi.astype(np.float32), k=DIMENSIONS, random_state=1, solver='arpack')
vectors = u[:, ::-1] * np.sqrt(s[::-1])
vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
np.save(f'{work}/vectors.npy', vectors.astype(np.float32))
labels = []
for size in SIZES:
    k = MiniBatchKMeans(size, random_state=1, n_init=3, batch_size=4096, max_iter=200).fit(vectors)
    labels.append(k.labels_ + 1)
    print(size, 'clusters', flush=True)
with open(f'{work}/clusters.tsv', 'w', encoding='utf8') as f:
    f.write('\n'.join(f'{w}\t{a}\t{b}\t{c}' for w, a, b, c in zip(words, *labels)))
