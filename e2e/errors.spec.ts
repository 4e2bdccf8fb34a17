import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { waitForLeadMail } from './inbox';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { fetchFormFields } from './post-lead';
import { formatRequest, sendRawRequest } from './raw-http';
import { getSharedSite } from './shared-site';
import type { Site } from './site';

// One site for all
test.describe.configure({ mode: 'default' });

let site: Site;
test.beforeAll(async () => {
  site = await getSharedSite();
});

test('a server error shows only a reference to the log, with the security headers', async () => {
  const read = async (path: string) => {
    const answer = await fetch(site.url + path);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  expect((await read('/')).status).toBe(200);
  await site.execute('ALTER TABLE "Topic" RENAME TO "Lost"');
  for (const [path, words] of [
    ['/sujets/maroc', /Si cela se répète, signalez-le avec cette référence\s: (\w{8})/],
    ['/en/topics/morocco', /reference: (\w{8})/],
  ] as const) {
    const { status, headers, text } = await read(path);
    expect([path, status, headers.get('cache-control')]).toEqual([path, 500, 'no-store']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/\n\s+at |node_modules|prisma|sqlite|Topic/i);
    const reference = words.exec(text)?.[1] ?? text;
    const line = site
      .output()
      .split('\n')
      .find((one) => one.includes(`"reference":"${reference}"`));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 'error',
      event: 'page',
      path: expect.any(String),
    });
  }
  await site.execute('ALTER TABLE "Lost" RENAME TO "Topic"');
  expect((await read('/sujets/maroc')).status).toBe(200);
});

test('a form with a file is refused', async () => {
  const body = new FormData();
  for (const [name, value] of await fetchFormFields(site.url)) body.append(name, value);
  body.set('details', new Blob(['x'.repeat(1000)]), 'details.txt');
  const answer = await fetch(`${site.url}/contact`, {
    method: 'POST',
    body,
    headers: { Origin: site.url },
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(
    'Ce formulaire n’est pas, ou n’est plus, celui de ce site.',
  );
  expect(await site.query(`SELECT id FROM Lead WHERE details LIKE 'xxx%'`)).toEqual([]);
});

test('mails contain the site’s own address, whatever Host the request has', async () => {
  const email = uniqueEmail();
  const fields = new FormData();
  for (const [name, value] of await fetchFormFields(site.url)) fields.append(name, value);
  for (const [name, value] of [
    ['name', 'Prospect'],
    ['email', email],
    ['details', uniqueDetails()],
  ] as const) {
    fields.append(name, value);
  }
  const form = new Response(fields);
  const body = Buffer.from(await form.arrayBuffer());
  const head = formatRequest('http://evil.example', 'POST /contact HTTP/1.1', [
    `Content-Type: ${form.headers.get('content-type')}`,
    `Content-Length: ${body.length}`,
    'Origin: http://evil.example',
    'X-Forwarded-Host: evil.example',
  ]);
  const answer = await sendRawRequest(site.url, [head, body]);
  expect(answer.status).toBe(303);
  expect(answer.head).not.toContain('evil');
  const mail = await waitForLeadMail(email, join(site.dataDir, 'mail'));
  expect(`${mail.text}${mail.html}`).not.toContain('evil');
});

test('slow and unfinished requests are closed without delaying readers', async () => {
  test.setTimeout(90_000);
  const { port } = new URL(site.url);
  const form = `POST /contact HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${site.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nname=A`;
  const slow = Array.from({ length: 100 }, (_, number) =>
    untilEnded(Number(port), number % 2 === 0 ? 'GET / HTTP/1.1\r\n' : form),
  );
  const begun = performance.now();
  for (const path of ['/', '/contact', '/feed.xml']) {
    expect((await fetch(site.url + path)).status).toBe(200);
  }
  // Those who dribble are still there by then.
  expect(performance.now() - begun).toBeLessThan(10_000);
  for (const { said, seconds } of await Promise.all(slow)) {
    expect(said).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(seconds).toBeLessThan(35);
  }
});

/** Sends the beginning, and then a letter a second where it is a head. */
function untilEnded(port: number, beginning: string): Promise<{ said: string; seconds: number }> {
  const begun = performance.now();
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.on('error', () => {});
  socket.write(beginning);
  const drops = setInterval(() => beginning.startsWith('GET') && socket.write('X'), 1000);
  return new Promise((resolve) => {
    socket.once('close', () => {
      clearInterval(drops);
      resolve({ said, seconds: (performance.now() - begun) / 1000 });
    });
  });
}
