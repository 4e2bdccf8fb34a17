type Point = readonly [number, number];
type Tone = 'ink' | 'main' | 'second' | 'warm' | 'ivory';
type Palette = Readonly<Record<Tone | 'grout', string>>;
type Dress = readonly Tone[];
type Piece = { readonly tone: number; readonly points: readonly Point[] };
type Joint = { readonly at: readonly Point[]; readonly pieces: readonly Piece[] };
type Tiling = { readonly star: readonly Piece[]; readonly joints: readonly Joint[] };
type Layout = { turn: number; cells: readonly number[]; tile: (rosette: Rosette) => Tiling };
type Rosette = (radius: number, phase: number) => readonly Piece[];

const WIDTH = 1600;
const HEIGHT = 900;
const GROUT_WIDTH = 4.5;
// Chosen by trial: it spreads the first articles over distinct palettes and layouts.
const SALT = 'zellige:0:';

const palette = (
  ink: string,
  main: string,
  second: string,
  warm: string,
  ivory: string,
): Palette => ({
  ink,
  main,
  second,
  warm,
  ivory,
  grout: '#f6f0e2',
});

const PALETTES: readonly Palette[] = [
  palette('#14235c', '#2443c4', '#5f9bd1', '#e9a92f', '#efe3c8'), // Majorelle
  palette('#0d3b3c', '#13756b', '#7fb7a0', '#d9a03c', '#f0e6cf'), // Fès emerald
  palette('#3a1838', '#7a2d5e', '#c98aa0', '#e0a23f', '#f2e5d5'), // plum
  palette('#4a1d17', '#b9472a', '#e2a27a', '#1f6f78', '#f1e4cd'), // terracotta
  palette('#16313f', '#dd9a22', '#3d8087', '#b5432a', '#f1e6ce'), // saffron
  palette('#1c2440', '#3f5fa8', '#a9bfd9', '#c8553a', '#efe5d3'), // Chefchaouen
  palette('#20331f', '#55793f', '#b4bf86', '#c65a2e', '#f0e6cc'), // olive grove
  palette('#231f3d', '#54439b', '#a79bd0', '#2b9a8c', '#efe6d8'), // violet
];

const polar = (radius: number, degrees: number): Point => {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
};

const rotated = ([x, y]: Point, degrees: number): Point => {
  const [cos, sin] = polar(1, degrees);
  return [x * cos - y * sin, x * sin + y * cos];
};

/** Inner-to-outer ratios of the star polygons {8/2} (the khatam) and {8/3}. */
const KHATAM = Math.cos(Math.PI / 4) / Math.cos(Math.PI / 8);
const SHARP = Math.cos((3 * Math.PI) / 8) / Math.cos(Math.PI / 4);

const star = (tone: number, radius: number, ratio: number, phase: number): Piece => ({
  tone,
  points: Array.from({ length: 16 }, (_, i) =>
    polar(i % 2 ? radius * ratio : radius, phase + i * 22.5),
  ),
});

const around = (count: number, tone: number, points: readonly Point[], phase = 0): Piece[] =>
  Array.from({ length: count }, (_, i) => ({
    tone,
    points: points.map((point) => rotated(point, phase + (i * 360) / count)),
  }));

const octagon = (tone: number, radius: number, phase: number): Piece => ({
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

// A cell is 1 × 1 with a star on its corner (0, 0); joints fill what the stars leave.
const crosses = (rosette: Rosette): Tiling => {
  const flank = [0, 22.5, 45, 67.5].map((degrees, i): Point => {
    const [x, y] = polar(i % 2 ? KHATAM / 2 : 0.5, degrees);
    return [x - 0.5, y - 0.5];
  });
  const cross = [0, -90, -180, -270].flatMap((turn) => flank.map((at) => rotated(at, turn)));
  const heart = Math.SQRT1_2 - 0.5;
  return {
    star: rosette(0.5, 0),
    joints: [
      {
        at: [[0.5, 0.5]],
        pieces: [
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
      { at: [[0.5, 0]], pieces: around(1, 3, lozenge) },
      { at: [[0, 0.5]], pieces: around(1, 3, lozenge, 90) },
      {
        at: [[0.5, 0.5]],
        pieces: [
          octagon(4, radius, 0),
          star(0, radius, KHATAM, 0),
          star(2, radius * KHATAM, SHARP, 22.5),
          octagon(3, radius * 0.2, 0),
        ],
      },
    ],
  };
};

const twins = (rosette: Rosette): Tiling => {
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
        pieces: [
          ...around(1, 3, diamond),
          star(4, radius / 2, KHATAM, 0),
          octagon(3, radius * 0.2, 22.5),
        ],
      },
      { at: [[0.5, 0.5]], pieces: [...around(1, 4, square), ...rosette(radius, 0)] },
    ],
  };
};

const LAYOUTS: readonly Layout[] = [
  { turn: 0, cells: [460, 520], tile: crosses },
  { turn: 45, cells: [460, 520], tile: crosses },
  { turn: 0, cells: [520, 600], tile: octagons },
  { turn: 45, cells: [520, 600], tile: octagons },
  { turn: 0, cells: [660, 740], tile: twins },
  { turn: 45, cells: [660, 740], tile: twins },
];

// Tones by depth: rim, ring, core, heart, then what hems the motif. A rim never takes the tone of
// its field, so that every khatam keeps its outline.
const SCHEMES: readonly { stars: readonly Dress[]; joint: Dress }[] = [
  {
    stars: [
      ['main', 'ivory', 'ink', 'warm', 'second'],
      ['ink', 'warm', 'ivory', 'main', 'main'],
      ['warm', 'ink', 'ivory', 'main', 'main'],
      ['second', 'main', 'ivory', 'warm', 'main'],
    ],
    joint: ['ink', 'second', 'ivory', 'ink', 'ivory'],
  },
  {
    stars: [
      ['main', 'second', 'ivory', 'warm', 'second'],
      ['second', 'ivory', 'main', 'warm', 'main'],
      ['warm', 'ivory', 'main', 'second', 'second'],
      ['main', 'ivory', 'warm', 'ink', 'second'],
    ],
    joint: ['ivory', 'main', 'second', 'warm', 'ink'],
  },
  {
    stars: [
      ['ink', 'ivory', 'main', 'warm', 'main'],
      ['main', 'ivory', 'ink', 'warm', 'ink'],
      ['ivory', 'main', 'ink', 'warm', 'main'],
      ['warm', 'ink', 'ivory', 'main', 'ink'],
    ],
    joint: ['ink', 'ivory', 'main', 'warm', 'second'],
  },
];

// Which dress a star wears, from its place (in cells from the centre of the picture).
const COMPOSITIONS: readonly ((x: number, y: number) => number)[] = [
  (x, y) => Math.round(Math.hypot(x, y)),
  (x, y) => Math.round(x + y),
  (x, y) => (Math.round(x + y) % 2 ? 1 : Math.abs(x) + Math.abs(y) < 0.9 ? 2 : 0),
  (x) => Math.round(Math.abs(x)),
];

const randomFrom = (seed: string): (() => number) => {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(SALT + seed)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const pick = <Item>(items: readonly Item[], random: () => number): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
};

const outline = (points: readonly Point[]): string =>
  `M${points.map((at) => at.map((value) => +value.toFixed(1)).join(' ')).join('L')}Z`;

/**
 * Draws the cover of an article that has no photograph: a Moroccan zellige of eight-fold stars,
 * always the same for the same seed.
 * @param seed the article's slug; any string will do
 * @returns a complete SVG document of 1600 × 900 px, opaque, in flat colours only; the composition
 * is centred, so that it stands cropping from any side
 */
export function drawZellige(seed: string): string {
  const random = randomFrom(seed);
  const colours = pick(PALETTES, random);
  const layout = pick(LAYOUTS, random);
  const size = pick(layout.cells, random);
  const dresses = pick(SCHEMES, random);
  const compose = pick(COMPOSITIONS, random);
  const first = Math.floor(random() * 4);
  const tiling = layout.tile(pick([nested, petalled], random));
  const shift = pick([0, 0.5], random);

  const place = (point: Point) => rotated([point[0] * size, point[1] * size], layout.turn);
  const motif = (id: string, pieces: readonly Piece[], dress: Dress) => {
    const paths = pieces.map(
      ({ tone, points }) =>
        `<path fill="${colours[dress[tone] ?? 'ink']}" d="${outline(points.map(place))}"/>`,
    );
    return `<g id="${id}">${paths.join('')}</g>`;
  };
  const use = (id: string, at: Point) => {
    const [x, y] = place(at);
    const reach = size * 0.75;
    if (Math.abs(x) > WIDTH / 2 + reach || Math.abs(y) > HEIGHT / 2 + reach) return '';
    return `<use href="#${id}" x="${+(x + WIDTH / 2).toFixed(1)}" y="${+(y + HEIGHT / 2).toFixed(1)}"/>`;
  };

  const span = Array.from({ length: 17 }, (_, i) => i - 8);
  const corners = span.flatMap((x) => span.map((y): Point => [x + shift, y + shift]));
  const stars = dresses.stars.map((dress, i) => motif(`s${i}`, tiling.star, dress));
  const joints = tiling.joints.map(({ pieces }, i) => motif(`j${i}`, pieces, dresses.joint));
  const uses = corners.flatMap(([x, y]) => [
    use(`s${(first + Math.abs(compose(x, y))) % stars.length}`, [x, y]),
    ...tiling.joints.flatMap(({ at }, i) =>
      at.map((off) => use(`j${i}`, [x + off[0], y + off[1]])),
    ),
  ]);

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<defs>${stars.join('')}${joints.join('')}</defs>`,
    `<path fill="${colours.grout}" d="M0 0H${WIDTH}V${HEIGHT}H0Z"/>`,
    `<g stroke="${colours.grout}" stroke-width="${GROUT_WIDTH}" stroke-linejoin="round">${uses.join('')}</g>`,
    '</svg>',
  ].join('\n');
}
