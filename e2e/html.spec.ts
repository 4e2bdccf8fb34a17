import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { dataDir } from './environment';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { fetchFormFields } from './post-lead';
import { renderPages } from './right-to-left/pages';
import { signRelease } from './signed-link';
import { runCli, type Site } from './site';

const paths = {
  list: '/',
  'list in English': '/en',
  topics: '/sujets',
  topic: '/sujets/maroc',
  article: '/articles/openai-plateforme-emplois-2026-linkedin',
  'article in English': '/en/articles/microsoft-copilot-claude-anthropic',
  author: '/auteur/jawad',
  archive: '/archives',
  month: '/archives/2025-09',
  search: '/recherche',
  'search with results': '/recherche?q=copilot',
  'search without results': '/recherche?q=introuvable',
  contact: '/contact',
  thanks: '/contact/merci?ref=IA-7K3F9',
  feeds: '/flux',
  'own page with the form': '/services',
  privacy: '/confidentialite',
  'legal notice': '/mentions-legales',
  'accessibility statement': '/accessibilite',
  assessment: '/accessibilite/rgaa',
  'not found': '/nulle-part',
  'invalid link': '/apercu?token=x',
  malformed: '/%zz',
};

test('the Nu HTML checker finds no error in any kind or state of page', async ({
  request,
  baseURL,
}, testInfo) => {
  const site = { dataDir, url: baseURL ?? '' };
  const [preview, ...others] = await Promise.all([
    fetchPreview(request, site),
    fetchPages(request),
    submitForms(request, site.url),
  ]);
  const pages: Record<string, string> = Object.assign({ preview }, renderRightToLeft(), ...others);
  const files = Object.entries(pages).map(([name, html]) => {
    const file = testInfo.outputPath(`${name}.html`);
    writeFileSync(file, html);
    return file;
  });
  const ofNginx = ['refused', 'unavailable'].map((name) => `deploy/nginx/${name}.html`);
  expect(await findErrors([...files, ...ofNginx])).toEqual([]);
});

async function fetchPages(request: APIRequestContext): Promise<Record<string, string>> {
  const entries = Object.entries(paths).map(async ([name, path]) => {
    const response = await request.get(path);
    return [name, await response.text()];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function submitForms(request: APIRequestContext, siteUrl: string) {
  const hidden = Object.fromEntries(await fetchFormFields(siteUrl));
  const send = async (path: string, form: Record<string, string>) =>
    (await request.post(path, { form })).text();
  const lead = { ...hidden, name: 'Amina', email: uniqueEmail(), details: uniqueDetails() };

  const thanks = await send('/contact', {
    ...lead,
    email: lead.email.replace(/@.*/, '@gmial.com'),
  });
  const correct = /href="(\/corriger\?token=[^"]+)"/.exec(thanks)?.[1] ?? 'no link';
  const token = new URL(correct, siteUrl).searchParams.get('token') ?? '';
  const spam =
    'We offer cheap SEO backlinks, click here: https://seo.example/a https://seo.example/b';
  const suspected = await request.post('/contact', {
    form: { ...lead, email: uniqueEmail(), details: spam, subject: 'Best SEO deals' },
  });
  const reference = /IA-\w{5}/.exec(suspected.url())?.[0] ?? 'no reference';
  const release = { token: signRelease(dataDir, reference) };
  const pages: [title: string, html: string][] = [
    ['Erreur\u00a0: Contact', await send('/contact', { ...hidden, name: '', email: 'a@b' })],
    [
      'Cette demande n’a pas pu être traitée',
      await send('/contact', { ...lead, $ACTION_STATE: '' }),
    ],
    ['Merci, votre message est bien enregistré', thanks],
    ['Corriger votre adresse e-mail', await (await request.get(correct)).text()],
    [
      'Erreur\u00a0: Corriger votre adresse e-mail',
      await send('/corriger', { token, email: 'prenom@exemple' }),
    ],
    ['Votre adresse est corrigée', await send('/corriger', { token, domain: 'gmail.com' })],
    [
      'Libérer ce message\u202f?',
      await (await request.get(`/liberer?token=${release.token}`)).text(),
    ],
    ['Ce message est libéré', await send('/liberer', release)],
  ];
  for (const [title, html] of pages) expect(html).toContain(`<title>${title}`);
  return Object.fromEntries(pages);
}

async function fetchPreview(
  request: APIRequestContext,
  site: Pick<Site, 'dataDir' | 'url'>,
): Promise<string> {
  const text = 'lib/markdown/fixtures/every-element.md';
  const link = await runCli('articles', site, 'preview', text, '--locale', 'fr');
  return (await request.get(link.trim())).text();
}

function renderRightToLeft(): Record<string, string> {
  const { direction, article, list } = renderPages();
  const head = `<!doctype html><html lang="ar" dir="${direction}"><head><meta charset="utf-8"><title>ar</title></head>`;
  return Object.fromEntries(
    Object.entries({ article, list }).map(([name, body]) => [
      `${name} from right to left`,
      `${head}<body>${body.replace(/<title>.*?<\/title>/, '')}</body></html>`,
    ]),
  );
}

type Message = { type: string; url: string; lastLine: number; message: string; extract: string };

/** One Java process for all files, because it takes seconds to start. */
async function findErrors(files: string[]): Promise<string[]> {
  const jar = 'node_modules/vnu-jar/build/dist/vnu.jar';
  const fastStart = ['-Xss4m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const options = ['--format', 'json', '--stdout', '--exit-zero-always', '--errors-only'];
  const output = await new Promise<string>((resolve, reject) => {
    execFile('java', [...fastStart, '-jar', jar, ...options, ...files], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
  const { messages } = JSON.parse(output) as { messages: Message[] };
  return messages.map(
    ({ url, lastLine, message, extract }) =>
      `${decodeURIComponent(basename(url))}:${lastLine}: ${message} ${extract.slice(0, 200)}`,
  );
}
