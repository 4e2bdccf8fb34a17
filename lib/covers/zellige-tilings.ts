export type Point = readonly [number, number];
/** `tone` is an index into a coloring; the points are in cells, from the centre of the motif. */
export type Tile = { readonly tone: number; readonly points: readonly Point[] };
type Joint = { readonly at: readonly Point[]; readonly tiles: readonly Tile[] };
/** Repeated in each cell: a star on its corner, and joints between the stars. */
export type Tiling = { readonly star: readonly Tile[]; readonly joints: readonly Joint[] };
type Rosette = (radius: number, phase: number) => readonly Tile[];
type Layout = {
  degrees: number;
  cellSizes: readonly number[];
  createTiling: (rosette: Rosette) => Tiling;
};

const polar = (radius: number, degrees: number): Point => {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
};

export const rotate = ([x, y]: Point, degrees: number): Point => {
  const [cos, sin] = polar(1, degrees);
  return [x * cos - y * sin, x * sin + y * cos];
};

/** Inner-to-outer radius of the star polygons {8/2} (the khatam) and {8/3}. */
const KHATAM = Math.cos(Math.PI / 4) / Math.cos(Math.PI / 8);
const SHARP = Math.cos((3 * Math.PI) / 8) / Math.cos(Math.PI / 4);

const star = (tone: number, radius: number, ratio: number, phase: number): Tile => ({
  tone,
  points: Array.from({ length: 16 }, (_, i) =>
    polar(i % 2 ? radius * ratio : radius, phase + i * 22.5),
  ),
});

const around = (count: number, tone: number, points: readonly Point[], phase = 0): Tile[] =>
  Array.from({ length: count }, (_, i) => ({
    tone,
    points: points.map((point) => rotate(point, phase + (i * 360) / count)),
  }));

const octagon = (tone: number, radius: number, phase: number): Tile => ({
  tone,
  points: Array.from({ length: 8 }, (_, i) => polar(radius, phase + i * 45)),
});

const nested: Rosette = (radius, phase) => [
  star(0, radius, KHATAM, phase),
  star(1, radius * KHATAM, SHARP, phase + 22.5),
  star(2, radius * (Math.SQRT2 - 1), KHATAM, phase),
  octagon(3, radius * 0.17, phase + 22.5),
];

const petalled: Rosette = (radius, phase) => {
  const half = radius * 0.205;
  const tip = half / Math.sin(Math.PI / 8);
  const shoulder: Point = [radius - half, half];
  const petal: Point[] = [
    [radius, 0],
    shoulder,
    polar(tip, 22.5),
    [tip * SHARP, 0],
    polar(tip, -22.5),
    [shoulder[0], -half],
  ];
  return [
    star(1, radius, KHATAM, phase),
    ...around(8, 0, petal, phase),
    star(2, tip, SHARP, phase + 22.5),
    octagon(3, radius * 0.15, phase + 22.5),
  ];
};

export const rosettes: readonly Rosette[] = [nested, petalled];

const crosses = (rosette: Rosette): Tiling => {
  const flank = [0, 22.5, 45, 67.5].map((degrees, i): Point => {
    const [x, y] = polar(i % 2 ? KHATAM / 2 : 0.5, degrees);
    return [x - 0.5, y - 0.5];
  });
  const cross = [0, -90, -180, -270].flatMap((turn) => flank.map((at) => rotate(at, turn)));
  const heart = Math.SQRT1_2 - 0.5;
  return {
    star: rosette(0.5, 0),
    joints: [
      {
        at: [[0.5, 0.5]],
        tiles: [
          { tone: 4, points: cross },
          star(0, heart, KHATAM, 0),
          octagon(2, heart * 0.4, 22.5),
        ],
      },
    ],
  };
};

const octagons = (rosette: Rosette): Tiling => {
  const radius = 1 - Math.SQRT1_2;
  const tip = (Math.SQRT2 - 1) / 2;
  const waist = tip * (Math.SQRT2 - 1);
  const lozenge: Point[] = [
    [waist, 0],
    [0, tip],
    [-waist, 0],
    [0, -tip],
  ];
  return {
    star: rosette(0.5 / Math.cos(Math.PI / 8), 22.5),
    joints: [
      { at: [[0.5, 0]], tiles: around(1, 3, lozenge) },
      { at: [[0, 0.5]], tiles: around(1, 3, lozenge, 90) },
      {
        at: [[0.5, 0.5]],
        tiles: [
          octagon(4, radius, 0),
          star(0, radius, KHATAM, 0),
          star(2, radius * KHATAM, SHARP, 22.5),
          octagon(3, radius * 0.2, 0),
        ],
      },
    ],
  };
};

const pairs = (rosette: Rosette): Tiling => {
  const radius = 1 - Math.SQRT1_2;
  const side = radius * Math.SQRT1_2;
  const kite: Point[] = [
    [side, side],
    [side, radius - side],
    [radius, 0],
    [0.5, side],
  ];
  const mirrored = kite.map(([x, y]): Point => [x, -y]);
  const square: Point[] = [
    [radius, radius],
    [-radius, radius],
    [-radius, -radius],
    [radius, -radius],
  ];
  const diamond: Point[] = [
    [side, 0],
    [0, side],
    [-side, 0],
    [0, -side],
  ];
  return {
    star: [...around(4, 4, kite), ...around(4, 4, mirrored), ...rosette(radius, 0)],
    joints: [
      {
        at: [
          [0.5, 0],
          [0, 0.5],
        ],
        tiles: [
          ...around(1, 3, diamond),
          star(4, radius / 2, KHATAM, 0),
          octagon(3, radius * 0.2, 22.5),
        ],
      },
      { at: [[0.5, 0.5]], tiles: [...around(1, 4, square), ...rosette(radius, 0)] },
    ],
  };
};

export const layouts: readonly Layout[] = [
  { degrees: 0, cellSizes: [470, 540], createTiling: crosses },
  { degrees: 45, cellSizes: [470, 540], createTiling: crosses },
  { degrees: 0, cellSizes: [560, 640], createTiling: octagons },
  { degrees: 45, cellSizes: [560, 640], createTiling: octagons },
  { degrees: 0, cellSizes: [680, 760], createTiling: pairs },
  { degrees: 45, cellSizes: [680, 760], createTiling: pairs },
];
