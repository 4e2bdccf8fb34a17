import sharp from 'sharp';
import { startTestSite } from '../e2e/site';
import { createVisitor, type Visitor } from '../e2e/studio-visitor';
import { median, report } from './report';
import { type Rate, runWrk } from './wrk';

const owner = { email: 'jawad@example.org', password: 'une phrase assez longue' };

/** Readers while one author uploads a photo of 10 MB after the other, in turns with readers alone. */
export async function benchUploads(scale: number): Promise<void> {
  const site = await startTestSite();
  try {
    const visitor = createVisitor(site);
    const link = /\/studio\/link\?token=\S+/.exec(site.output())?.[0] ?? '';
    await visitor.submit(link, 'Ouvrir le studio', owner);
    const seconds = Math.max(2, Math.round(5 * scale));
    const [quiet, beside]: [Rate[], Rate[]] = [[], []];
    const uploadsMs: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const photo = await takePhoto(round);
      quiet.push(await runWrk(site.url, seconds));
      const startedAt = performance.now();
      const upload = send(visitor, photo, site.url).then(() => performance.now() - startedAt);
      beside.push(await runWrk(site.url, seconds));
      uploadsMs.push(await upload);
    }
    const of = (rates: Rate[], key: keyof Rate) => median(rates.map((rate) => rate[key]));
    for (const [key, unit] of [
      ['perSecond', '/s'],
      ['p99', ' ms'],
    ] as const) {
      report({
        name: `readers beside an upload of 10 MB: ${key}`,
        figure: `${of(beside, key).toFixed(0)}${unit}`,
        baseline: `quiet: ${of(quiet, key).toFixed(0)}${unit}`,
        ratio: of(beside, key) / of(quiet, key),
      });
    }
    report({
      name: 'a photo of 10 MB stored',
      figure: `${(median(uploadsMs) / 1000).toFixed(1)} s`,
    });
  } finally {
    await site.stop();
  }
}

/** Of 12 megapixels and some 10 MB, another one each time */
function takePhoto(round: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 120 + round, sigma: 60 } as const;
  return sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

async function send(visitor: Visitor, photo: Buffer, origin: string): Promise<void> {
  const { status, text } = await visitor.send('/studio/upload?name=photo.jpg', {
    method: 'POST',
    body: new Uint8Array(photo),
    headers: { 'Content-Type': 'image/jpeg', Origin: origin },
  });
  if (status !== 200) throw new Error(`The upload answered ${status}: ${text}`);
}
