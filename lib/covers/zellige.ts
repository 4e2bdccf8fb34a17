import { layouts, type Point, rosettes, rotate, type Tile } from './zellige-tilings';

type Tone = 'ink' | 'main' | 'second' | 'warm' | 'ivory';
type Palette = Readonly<Record<Tone | 'grout', string>>;
type Coloring = readonly Tone[];

export const drawingSize = { width: 1600, height: 900 } as const;
const { width: WIDTH, height: HEIGHT } = drawingSize;
const GROUT_WIDTH = 4.5;
// Found by trial: it gives the first articles distinct palettes and layouts.
const SALT = 'zellige:1991:';

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

// The tones of a star from the outside in, then of its surroundings. The rim differs from its field, to keep the outline visible.
const SCHEMES: readonly { stars: readonly Coloring[]; joint: Coloring }[] = [
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

// The coloring of a star by its position in cells, from the centre of the image.
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
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
};

const outline = (points: readonly Point[]): string =>
  `M${points.map((at) => at.map((value) => +value.toFixed(1)).join(' ')).join('L')}Z`;

/** Draws a zellige of eight-fold stars as an SVG, always the same for the same seed, centred so that any crop looks composed. */
export function drawZellige(seed: string): string {
  const random = randomFrom(seed);
  const colours = pick(PALETTES, random);
  const layout = pick(layouts, random);
  const size = pick(layout.cellSizes, random);
  const scheme = pick(SCHEMES, random);
  const compose = pick(COMPOSITIONS, random);
  const first = Math.floor(random() * 4);
  const tiling = layout.createTiling(pick(rosettes, random));
  const shift = pick([0, 0.5], random);

  const place = (point: Point) => rotate([point[0] * size, point[1] * size], layout.degrees);
  const motif = (id: string, tiles: readonly Tile[], coloring: Coloring) => {
    const paths = tiles.map(
      ({ tone, points }) =>
        `<path fill="${colours[coloring[tone] ?? 'ink']}" d="${outline(points.map(place))}"/>`,
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
  const stars = scheme.stars.map((coloring, i) => motif(`s${i}`, tiling.star, coloring));
  const joints = tiling.joints.map(({ tiles }, i) => motif(`j${i}`, tiles, scheme.joint));
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
