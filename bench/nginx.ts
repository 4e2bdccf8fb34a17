import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPorts, startNginx } from '../e2e/nginx';
import { startTestSite } from '../e2e/site';
import { report } from './report';
import { compareRates } from './wrk';

const article = '/articles/mistral-ai-ia-souveraine-asml';

/** A page in nginx's cache beside a static file with the same bytes, both without TLS. */
export async function benchNginx(scale: number): Promise<void> {
  const seconds = Math.max(1, Math.round(5 * scale));
  const ports = await findPorts();
  const site = await startTestSite({ SITE_URL: `https://localhost:${ports.tls}` });
  const nginx = await startNginx(site.url, ports, [['rate=100r/s', 'rate=1000000r/s']]);
  try {
    const { body } = await nginx.request(article, { headers: { 'Accept-Encoding': 'gzip' } });
    writeFileSync(join(nginx.folder, 'static', 'page.html.gz'), body);
    const { first, second, ratio } = await compareRates(
      nginx.plainUrl + article,
      `${nginx.staticUrl}/page.html`,
      seconds,
    );
    const format = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en')}/s`;
    report({
      name: 'article from nginx, requests per second',
      figure: format(first.perSecond),
      baseline: `static file: ${format(second.perSecond)}`,
      ratio,
    });
  } finally {
    await nginx.stop();
    await site.stop();
  }
}
