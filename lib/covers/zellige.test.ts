import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawZellige } from './zellige';

const samples = [
  'mistral-ai-ia-souveraine-asml',
  'chatgpt-pulse-briefing-personnalise',
  'openai-plateforme-emplois-2026-linkedin',
  'microsoft-copilot-claude-anthropic',
];
const others = Array.from({ length: 60 }, (_, i) => `article-${i}`);

const listColours = (svg: string) => [...new Set(svg.match(/#[0-9a-f]{6}/g))].sort().join(' ');

test('every article has its own drawing, always the same', () => {
  const drawings = [...samples, ...others].map(drawZellige);
  expect(new Set(drawings).size).toBe(drawings.length);
  expect([...samples, ...others].map(drawZellige)).toEqual(drawings);
});

test('the sample articles have different palettes', () => {
  expect(new Set(samples.map((slug) => listColours(drawZellige(slug)))).size).toBe(4);
});

test.each([...samples, '', '../<script>&"', 'é'.repeat(300)])(
  'the drawing for %j is flat, finite and small',
  (seed) => {
    const svg = drawZellige(seed);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1600" height="900"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|[Gg]radient|filter|script/);
    expect(svg.length).toBeLessThan(60_000);
  },
);

test.each(samples)(
  'the drawing for %s is opaque, 16:9 and at most 12 kB on a phone',
  { timeout: 20_000 },
  async (slug) => {
    const svg = Buffer.from(drawZellige(slug));
    expect(await sharp(svg).metadata()).toMatchObject({ width: 1600, height: 900 });
    expect((await sharp(svg).stats()).isOpaque).toBe(true);
    const options = { quality: 45, chromaSubsampling: '4:2:0' };
    const phone = await sharp(svg).resize({ width: 640 }).avif(options).toBuffer();
    expect(phone.length).toBeLessThanOrEqual(12_000);
  },
);
