#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the CXSMILES of the templates that are drawn in perspective: ideal geometries (tetrahedral
angles, bonds of one length), turned and seen from a little above. Those in
chem/drawing/template_table.cpp were made by it; nothing is read from anywhere."""
import math

def view(points, turn, lift):
    """Seen from the front, turned about the upright axis, lifted by that many degrees."""
    t, e = math.radians(turn), math.radians(lift)
    seen = []
    for x, y, z in points:
        a = x * math.cos(t) - y * math.sin(t)
        b = x * math.sin(t) + y * math.cos(t)
        seen.append((a, b * math.sin(e) + z * math.cos(e)))
    return seen


def cx(smiles, points):
    return smiles + ' |(' + ';'.join('%.2f,%.2f,' % p for p in points) + ')|'


def chair_atom(k, lean=1):
    a = math.radians(-60 * k)
    return (0.9428 * math.cos(a), 0.9428 * math.sin(a), (1 if k % 2 else -1) * lean / 6)


def equatorial(k, lean=1):
    a = math.radians(-60 * k)
    return (0.9428 * math.cos(a), 0.9428 * math.sin(a), (-1 if k % 2 else 1) * lean / 3)


def plus(p, q, f=1.0):
    return tuple(a + f * b for a, b in zip(p, q))


TURN, LIFT = -14, 22
# Sugars: so high that no corner of the ring turns inward (up is then a wedge for the eye too), turned until no label of
# the six comes near another or a bond.
SUGAR_TURN, SUGAR_LIFT = -36, 46
AXIAL, EQUATORIAL = 0.75, 0.85  # lengths of bonds to substituents there


def chair(mirror=False):
    ring = [chair_atom(k, -1 if mirror else 1) for k in range(6)]
    return view(ring, -TURN if mirror else TURN, LIFT)


# Which substituents of the D sugars are up, in the order of carbons 1, 2, 3, 4; carbon 6 is up.
PYRANOSES = {
    'alpha glucose': ('O[C@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O', (0, 0, 1, 0)),
    'beta glucose': ('O[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O', (1, 0, 1, 0)),
    'alpha galactose': ('O[C@H]1O[C@H](CO)[C@H](O)[C@H](O)[C@H]1O', (0, 0, 1, 1)),
    'beta galactose': ('O[C@@H]1O[C@H](CO)[C@H](O)[C@H](O)[C@H]1O', (1, 0, 1, 1)),
    'alpha mannose': ('O[C@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@@H]1O', (0, 1, 1, 0)),
    'beta mannose': ('O[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@@H]1O', (1, 1, 1, 0)),
}


def order(o1, c1, o5, c5, c6, o6, c4, o4, c3, o3, c2, o2):
    return [o1, c1, o5, c5, c6, o6, c4, o4, c3, o3, c2, o2]


def outwards(p, degrees, by):
    """On the page."""
    a = math.radians(degrees)
    return (p[0] + by * math.cos(a), p[1] + by * math.sin(a))


def pyranose_chair(up):
    ring = [chair_atom(k) for k in range(6)]  # C1 C2 C3 C4 C5 O5

    def end(k, is_up):
        axial = k % 2 == (1 if is_up else 0)
        way = (0, 0, 1 if is_up else -1) if axial else equatorial(k)
        return plus(ring[k], way, AXIAL if axial else EQUATORIAL)

    c6 = end(4, True)
    places = view(order(end(0, up[0]), ring[0], ring[5], ring[4], c6, c6, ring[3], end(3, up[3]), ring[2],
                        end(2, up[2]), ring[1], end(1, up[1])), SUGAR_TURN, SUGAR_LIFT)
    places[5] = outwards(places[4], 150, 0.85)
    return places


def haworth_ring(size, first):
    radius = 1.1 / (2 * math.sin(math.pi / size))
    return [(radius * math.cos(math.radians(first - 360 / size * k)),
             radius * math.sin(math.radians(first - 360 / size * k)), 0) for k in range(size)]


def upright(p, is_up, by=0.8):
    return plus(p, (0, 0, by if is_up else -by))


def pyranose_haworth(up):
    """On the page, wide enough for two labels within the ring. A substituent that leans to the left has its label
    on that side."""
    long, short, half, bond, lean = 1.4, 0.9, 0.6, 0.6, 0.1
    c1, o5, c5, c4, c3, c2 = ((long, 0), (short, half), (-short, half), (-long, 0), (-short, -half), (short, -half))

    def end(p, is_up, dx=0.0):
        return (p[0] + dx, p[1] + (bond if is_up else -bond))

    c6 = (c5[0], c5[1] + 0.8)
    return order(end(c1, up[0]), c1, o5, c5, c6, outwards(c6, 150, 0.9), c4, end(c4, up[3], -lean), c3,
                 end(c3, up[2]), c2, end(c2, up[1], -lean if up[1] else 0))


def furanose_haworth(o1_up, o2):
    ring = haworth_ring(5, 18)  # C1 C2 C3 C4 O4
    c5 = upright(ring[3], True, 0.95)
    o1 = upright(ring[0], o1_up) if o1_up is not None else plus(ring[0], (0.9, 0, 0))
    places = [o1, ring[0], ring[4], ring[3], c5, plus(c5, (-0.8, 0, 0.5)), ring[2],
              upright(ring[2], False), ring[1]]
    if o2:
        places.append(upright(ring[1], False))
    return view(places, 0, 33)


def cage(points, turn, lift):
    return view(points, turn, lift)


def octane():
    ring = []
    for degrees in (126, 246, 6):
        a = math.radians(degrees)
        ring.append([(x, 0.94 * math.cos(a), 0.94 * math.sin(a)) for x in (-0.5, 0.5)])
    left, right = (-0.84, 0, 0), (0.84, 0, 0)
    # C1CC2CCC1CC2: bridge a, right head, bridge b, left head, bridge c
    return [ring[0][0], ring[0][1], right, ring[1][1], ring[1][0], left, ring[2][0], ring[2][1]]


def norbornane(first=None):
    low, out = -0.45, 0.78
    left, right, top = (-0.75, 0, 0.1), (0.75, 0, 0.1), (0, 0, 0.72)
    front = [(-0.5, -out, low), (0.5, -out, low)]
    back = [(-0.5, out, low), (0.5, out, low)]
    # C1CC2CC1CC2: front, right head, top, left head, back
    return [front[0], front[1], right, top, left, back[0], back[1]]


def pentane():
    """Three bridges of one atom: each head sees the other through a square."""
    head, out = 0.603, 0.797
    bridges = [(0, out * math.cos(math.radians(d)), out * math.sin(math.radians(d))) for d in (100, 220, 340)]
    # C12CC(C1)C2: head, bridge, head, bridge, bridge
    return [(-head, 0, 0), bridges[0], (head, 0, 0), bridges[1], bridges[2]]


def tropane():
    """A bridge of one atom on top, one of two behind, one of three in front."""
    return {'left': (-0.75, 0, 0.1), 'right': (0.75, 0, 0.1), 'top': (0, 0, 0.72),
            'back': [(-0.5, 0.78, -0.45), (0.5, 0.78, -0.45)],
            'front': [(-0.82, -0.85, -0.35), (0, -1.3, 0.1), (0.82, -0.85, -0.35)]}


def adamantane():
    c = 1 / math.sqrt(3)
    heads = [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]
    axes = {}
    for i in range(4):
        for k in range(i + 1, 4):
            axes[i, k] = axes[k, i] = tuple((a + b) for a, b in zip(heads[i], heads[k]))
    # C1C2CC3CC1CC(C2)C3: heads 0, 1, 2, 3 at atoms 1, 3, 5, 7
    places = [axes[0, 2], heads[0], axes[0, 1], heads[1], axes[1, 2], heads[2], axes[2, 3], heads[3],
              axes[0, 3], axes[1, 3]]
    # Head 0 on top: (1, 1, 1) becomes the upright axis.
    s2, s3, s6 = math.sqrt(2), math.sqrt(3), math.sqrt(6)
    turned = []
    for x, y, z in places:
        turned.append(tuple(c * v for v in ((x - y) / s2, (x + y - 2 * z) / s6, (x + y + z) / s3)))
    return turned


def cubane():
    dx, dy = 0.42, 0.36
    square = [(0, 0), (1, 0), (1, 1), (0, 1)]
    front = square
    back = [(x + dx, y + dy) for x, y in square]
    # C12C3C4C1C5C2C3C45
    return [front[0], front[1], front[2], front[3], back[3], back[0], back[1], back[2]]


def steroid():
    """Rings A to D in one plane, as they are drawn by custom; A at the lower left."""
    h = math.sqrt(3) / 2
    p = {}
    centre = {'A': (0, 0), 'B': (2 * h, 0), 'C': (3 * h, 1.5)}

    def corner(ring, k):  # 0: on top, then clockwise
        a = math.radians(90 - 60 * k)
        return (centre[ring][0] + math.cos(a), centre[ring][1] + math.sin(a))

    p[1], p[2], p[3], p[4], p[5], p[10] = (corner('A', 0), corner('A', 5), corner('A', 4),
                                           corner('A', 3), corner('A', 2), corner('A', 1))
    p[6], p[7], p[8], p[9] = corner('B', 3), corner('B', 2), corner('B', 1), corner('B', 0)
    p[11], p[12], p[13], p[14] = corner('C', 5), corner('C', 0), corner('C', 1), corner('C', 2)
    # Ring D on the bond from 13 to 14, to the right.
    x, y = p[13]
    apothem = 0.5 / math.tan(math.pi / 5)
    radius = 0.5 / math.sin(math.pi / 5)
    mx, my = x + apothem, y - 0.5
    for n, k in ((17, 1), (16, 2), (15, 3)):
        a = math.radians(144 - 72 * k)
        p[n] = (mx + radius * math.cos(a), my + radius * math.sin(a))
    p[18] = (p[13][0], p[13][1] + 1)
    p[19] = (p[10][0], p[10][1] + 1)
    p[20] = (p[17][0] + 0.45, p[17][1] + 0.9)
    p[21] = (p[20][0] - 0.866, p[20][1] + 0.5)
    q = p[20]
    for n, (dx, dy) in zip((22, 23, 24, 25, 26), ((1, 0), (0.5, h), (1, 0), (0.5, h), (1, 0))):
        q = p[n] = (q[0] + dx, q[1] + dy)
    p[27] = (p[25][0] - 0.5, p[25][1] + h)
    p['O3'] = (p[3][0] - h, p[3][1] - 0.5)
    return p


def main():
    print(cx('C1CCCCC1', chair()))
    print(cx('C1CCCCC1', chair(True)))
    for smiles, up in PYRANOSES.values():
        print(cx(smiles, pyranose_chair(up)))
    for smiles, up in PYRANOSES.values():
        print(cx(smiles, pyranose_haworth(up)))
    print(cx('O[C@@H]1O[C@H](CO)[C@@H](O)[C@H]1O', furanose_haworth(True, True)))
    print(cx('OC1O[C@H](CO)[C@@H](O)[C@H]1O', furanose_haworth(None, True)))
    print(cx('OC1O[C@H](CO)[C@@H](O)C1', furanose_haworth(None, False)))
    print(cx('C1CC2CCC1CC2', cage(octane(), 0, 10)))
    print(cx('C1CN2CCC1CC2', cage(octane(), 0, 10)))
    print(cx('C1CN2CCN1CC2', cage(octane(), 0, 10)))
    print(cx('C1CC2CC1CC2', cage(norbornane(), 22, 14)))
    print(cx('C1=CC2CC1CC2', cage(norbornane(), 22, 14)))
    print(cx('C12CC(C1)C2', cage(pentane(), 0, 26)))
    t = tropane()
    f, b = t['front'], t['back']
    print(cx('C1CC2CCC(C1)C2', cage([f[1], f[2], t['right'], b[1], b[0], t['left'], f[0], t['top']], 0, 24)))
    print(cx('N1C2CCCC1CC2', cage([t['top'], t['left'], *f, t['right'], b[1], b[0]], 0, 24)))
    print(cx('C1C2CC3CC1CC(C2)C3', cage(adamantane(), 12, 14)))
    print(cx('C12C3C4C1C5C2C3C45', cubane()))
    s = steroid()
    print(cx('C1CCC2C(C1)CCC1C2CCC2C1CCC2', [s[n] for n in
             (3, 2, 1, 10, 5, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17)]))
    print(cx('C[C@@]12CCC[C@H]1[C@@H]1CC[C@H]3CCCC[C@]3(C)[C@H]1CC2', [s[n] for n in
             (18, 13, 17, 16, 15, 14, 8, 7, 6, 5, 4, 3, 2, 1, 10, 19, 9, 11, 12)]))
    print(cx('C[C@H](CCCC(C)C)[C@H]1CC[C@@H]2[C@@]1(CC[C@H]3[C@H]2CC=C4[C@@]3(CC[C@@H](C4)O)C)C',
             [s[n] for n in (21, 20, 22, 23, 24, 25, 26, 27, 17, 16, 15, 14, 13, 12, 11, 9, 8, 7, 6, 5,
                             10, 1, 2, 3, 4, 'O3', 19, 18)]))


main()
