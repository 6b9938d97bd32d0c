"""Seventh step of training: the chooser's forests, by LightGBM. usage: chooser.py WORK [TREES [LEAVES]]

Reads candidates-*.f32/json; writes core-K.json, type-K.json, introduces-K.json, role-K.json for K = 0-4 (each without that fold) and "all". The core
forest tells concepts from what is none; borderline candidates are left out of it, because they count neither way. The third forest tells
concepts that the paper introduces from everything else, borderline ones that it introduces left out; the fourth tells the roles of concepts.
Needs numpy, lightgbm.
"""
import json, sys
import numpy as np
import lightgbm as lgb

work = sys.argv[1]
trees, leaves = (int(v) for v in (sys.argv[2:4] or (300, 31)))

def load(name):
    meta = json.load(open(f'{work}/candidates-{name}.json'))
    x = np.fromfile(f'{work}/candidates-{name}.f32', dtype=np.float32).reshape(-1, meta['width'])
    return x, np.array(meta['classes']), np.array(meta['roles']), np.array(meta['folds'])

x, y, role, fold = load('train')
xd, yd, roled, _ = load('dev')
common = dict(learning_rate=0.06, num_leaves=leaves, min_data_in_leaf=60, feature_fraction=0.4, bagging_fraction=0.7, bagging_freq=1,
              lambda_l2=5, verbosity=-1, num_threads=1, seed=1, deterministic=True, force_row_wise=True, max_bin=127)

def flat(booster, classes):
    out = {'classes': classes, 'nodeStart': [0], 'leafStart': [], 'feature': [], 'threshold': [], 'left': [], 'right': [], 'leaf': []}
    for tree in booster.dump_model()['tree_info']:
        out['leafStart'].append(len(out['leaf']))
        nodes, values = [], []
        def visit(node):
            if 'leaf_value' in node:
                values.append(node['leaf_value']); return -len(values)
            k = len(nodes); nodes.append(None)
            assert node['decision_type'] == '<='
            l, r = visit(node['left_child']), visit(node['right_child'])
            nodes[k] = (node['split_feature'], node['threshold'], l, r); return k
        visit(tree['tree_structure'])
        for f, t, l, r in nodes:
            # the largest float32 that is not above the threshold, so that float32 features go the same way
            t32 = np.float32(t)
            if t32 > t: t32 = np.nextafter(t32, np.float32(-np.inf))
            out['feature'].append(f); out['threshold'].append(float(t32)); out['left'].append(l); out['right'].append(r)
        out['leaf'] += [round(v, 6) for v in values]
        out['nodeStart'].append(len(out['feature']))
    return out

def logloss(p, t): return -np.mean(np.where(t, np.log(p + 1e-9), np.log(1 - p + 1e-9)))

for k in ['0', '1', '2', '3', '4', 'all']:
    use = np.ones(len(y), bool) if k == 'all' else fold != int(k)
    rows = use & (y >= 0)
    core = lgb.train(dict(common, objective='binary'), lgb.Dataset(x[rows], (y[rows] > 0).astype(int)), trees)
    json.dump(flat(core, 1), open(f'{work}/core-{k}.json', 'w'))
    rows = use & (y > 0)
    kind = lgb.train(dict(common, objective='multiclass', num_class=5, num_leaves=15, learning_rate=0.04), lgb.Dataset(x[rows], y[rows] - 1), 80)
    json.dump(flat(kind, 5), open(f'{work}/type-{k}.json', 'w'))
    rows = use & (role != -1)
    new = lgb.train(dict(common, objective='binary', num_leaves=15, learning_rate=0.05), lgb.Dataset(x[rows], (role[rows] == 1).astype(int)), 250)
    json.dump(flat(new, 1), open(f'{work}/introduces-{k}.json', 'w'))
    rows = use & (role > 0)
    part = lgb.train(dict(common, objective='multiclass', num_class=4, num_leaves=15, learning_rate=0.05), lgb.Dataset(x[rows], role[rows] - 1), 80)
    json.dump(flat(part, 4), open(f'{work}/role-{k}.json', 'w'))
    xe, ye, re = (xd, yd, roled) if k == 'all' else (x[~use], y[~use], role[~use])
    p, m = core.predict(xe[ye >= 0]), (ye[ye >= 0] > 0)
    right = (kind.predict(xe[ye > 0]).argmax(1) == ye[ye > 0] - 1).mean()
    print(k, 'logloss', round(logloss(p, m), 4), 'type accuracy', round(right, 4),
          'introduces', round(logloss(new.predict(xe[re != -1]), re[re != -1] == 1), 4),
          'role accuracy', round((part.predict(xe[re > 0]).argmax(1) == re[re > 0] - 1).mean(), 4), flush=True)
    if k == 'all':
        gain = core.feature_importance('gain')
        print('gain', [(int(i), int(gain[i])) for i in np.argsort(-gain)[:40]])
