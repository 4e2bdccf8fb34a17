/** The colors of components/site/base.css that mails, pictures and the check of the accent need, too. */
export const palette = {
  paper: { light: '#fbf9f4', dark: '#14151a' },
  panel: { light: '#f3efe6', dark: '#22242c' },
  ink: { light: '#1b1b1f', dark: '#e9e6df' },
  soft: { light: '#5c5a63', dark: '#a9a6af' },
  line: { light: '#ddd8cc', dark: '#30323b' },
} as const;

export type Scheme = 'light' | 'dark';

/** WCAG's contrast ratio of two colors, `#rgb` or `#rrggbb`: 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(color: string): number[] {
  const digits = color.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

const requiredContrast = 4.5;

export type AccentProblem = {
  accent: string;
  scheme: Scheme;
  ground: 'paper' | 'panel';
  /** E.g. 2.71 */
  ratio: string;
  /** A color like it that can be read */
  suggested: string;
};

/** Null if links in this color can be read. */
export function findAccentProblem(accent: string, scheme: Scheme): AccentProblem | null {
  const { ratio, ground } = findLowestContrast(accent, scheme);
  if (ratio >= requiredContrast) return null;
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
  return { accent, scheme, ground, ratio: shown, suggested: suggestAccent(accent, scheme) };
}

export function describeAccentProblem(problem: AccentProblem): string {
  const { accent, scheme, ground, ratio, suggested } = problem;
  const direction = scheme === 'light' ? 'darker' : 'lighter';
  return `${accent} has a contrast of ${ratio}:1 with the ${scheme} ${ground} (${palette[ground][scheme]}), and links need ${requiredContrast}:1: choose a ${direction} color, e.g. ${suggested}`;
}

function findLowestContrast(accent: string, scheme: Scheme) {
  const grounds = (['paper', 'panel'] as const).map((ground) => ({
    ground,
    ratio: contrastOf(accent, palette[ground][scheme]),
  }));
  return grounds.reduce((lowest, next) => (next.ratio < lowest.ratio ? next : lowest));
}

function suggestAccent(accent: string, scheme: Scheme): string {
  const goal = scheme === 'light' ? 0 : 255;
  for (let percent = 2; percent < 100; percent += 2) {
    const channels = channelsOf(accent).map((channel) =>
      Math.round(channel + ((goal - channel) * percent) / 100),
    );
    const color = `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (findLowestContrast(color, scheme).ratio >= requiredContrast) return color;
  }
  return palette.ink[scheme];
}
