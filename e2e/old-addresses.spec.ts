import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findPorts, type Nginx, startNginx } from './nginx';
import { runCli, type Site, startTestSite } from './site';

// One site behind one nginx.
test.describe.configure({ mode: 'serial' });

let site: Site;
let nginx: Nginx;

test.beforeAll(async () => {
  const ports = await findPorts();
  site = await startTestSite({ SITE_URL: `https://localhost:${ports.tls}`, TRUSTED_PROXIES: '1' });
  nginx = await startNginx(site.url, ports);
  const folder = mkdtempSync(join(tmpdir(), 'old-sites-'));
  for (const [name, content] of Object.entries({ 'wordpress.xml': wordpress, 'ghost.json': ghost }))
    writeFileSync(join(folder, name), content);
  await runCli('articles', site, 'import', join(folder, 'wordpress.xml'));
  await runCli('articles', site, 'import', join(folder, 'ghost.json'));
});
test.afterAll(async () => {
  await nginx?.stop();
  await site?.stop();
});

test('every address of an old WordPress site leads to a page in one hop', async () => {
  await expectRedirects({
    '/articles/premier-billet': [
      '/2019/05/premier-billet/',
      '/2019/05/premier-billet',
      '/2019/05/Premier-Billet/',
      '/2019/05/ancien-nom/',
      '/2019/05/premier-billet/amp/',
      '/2019/05/premier-billet/feed/',
      '/2019/05/premier-billet/page/2/',
      '/2019/05/premier-billet/comment-page-1/',
      '/2019/05/premier-billet/photo/',
      '/index.php/2019/05/premier-billet/',
      '/?p=11',
      '/index.php?p=11',
      '/?p=11&utm_source=lettre',
      '/?utm_source=lettre&p=11&utm_medium=mail',
      '/?attachment_id=30',
    ],
    '/articles/cafe-creme': [
      '/2019/05/caf%c3%a9-cr%c3%a8me/',
      '/2019/05/caf%C3%A9-cr%C3%A8me',
      '/?p=12',
    ],
    '/presentation': ['/presentation/', '/Presentation', '/presentation/amp/', '/?page_id=20'],
    '/equipe': ['/presentation/equipe/', '/?page_id=21'],
    '/sujets/intelligence-artificielle': [
      '/category/ia/',
      '/category/tech/ia/',
      '/categorie/ia/',
      '/blog/category/ia',
      '/category/ia/page/2/',
      '/?cat=7',
      '/?cat=7&paged=2',
    ],
    '/sujets/intelligence-artificielle/feed.xml': ['/category/ia/feed/', '/category/tech/ia/feed/'],
    '/sujets/maroc': ['/tag/maroc/', '/tag/Maroc', '/etiquette/maroc/', '/?tag=maroc'],
    '/sujets/maroc/feed.xml': ['/tag/maroc/feed/'],
    // What became no topic
    '/sujets': ['/category/tech/', '/?cat=5', '/tag/rare/', '/?tag=rare'],
    '/auteur/nadia-berrada': ['/author/admin/', '/author/admin/page/2/', '/?author=3'],
    '/feed.xml': [
      '/feed/',
      '/feed',
      '/rss/',
      '/rss.xml',
      '/index.xml',
      '/feed/rss2/',
      '/author/admin/feed/',
      '/tag/rare/feed/',
    ],
    '/atom.xml': ['/feed/atom/'],
    '/archives': ['/2019/', '/2019/05/', '/2019/05/12/'],
    '/': ['/index.php'],
  });
});

test('every address of an old Ghost site leads to a page in one hop', async () => {
  await expectRedirects({
    '/articles/venu-de-ghost': [
      '/venu-de-ghost/',
      '/venu-de-ghost',
      '/Venu-De-Ghost/',
      '/venu-de-ghost/amp/',
      '/venu-de-ghost/?ref=lettre',
    ],
    '/prestations': ['/prestations/', '/prestations/amp/'],
    '/sujets/climat-et-energie': ['/tag/climat/', '/tag/climat/page/2/'],
    '/sujets/climat-et-energie/feed.xml': ['/tag/climat/rss/'],
    '/auteur/zoe': ['/author/zoe/', '/author/zoe/page/2/'],
    '/feed.xml': ['/rss/', '/author/zoe/rss/'],
  });
});

test('an old address without a counterpart is not found', async () => {
  for (const path of [
    '/2019/05/brouillon/',
    '/comments/feed/',
    '/page/99/',
    '/wp-login.php',
    '/wp-content/uploads/2019/05/photo.jpg',
    '/author/missing/',
  ]) {
    const { status } = await nginx.request(path.replace(/\/$/, ''));
    expect([path, status]).toEqual([path, 404]);
  }
});

/** A query that nginx keeps may follow the target. */
async function expectRedirects(expected: Record<string, string[]>): Promise<void> {
  const answers: string[] = [];
  const wanted: string[] = [];
  for (const [target, paths] of Object.entries(expected)) {
    for (const path of paths) {
      const { status, headers } = await nginx.request(path);
      answers.push(`${path} ${status} ${headers.location?.replace(/\?ref=lettre$/, '')}`);
      wanted.push(`${path} 308 ${target}`);
    }
    answers.push(`${target} ${(await nginx.request(target)).status}`);
    wanted.push(`${target} 200`);
  }
  expect(answers).toEqual(wanted);
}

const old = 'https://old.example';

function item(type: string, id: number, fields: Record<string, string>, more = ''): string {
  const all = { 'wp:status': 'publish', 'wp:post_date_gmt': '2019-05-12 08:00:00', ...fields };
  const elements = Object.entries({ ...all, 'wp:post_type': type, 'wp:post_id': String(id) });
  return `<item>${elements.map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('')}${more}</item>`;
}

function post(id: number, slug: string, title: string, more = ''): string {
  const maroc = '<category domain="post_tag" nicename="maroc">Maroc</category>';
  const ia = '<category domain="category" nicename="ia">Intelligence artificielle</category>';
  const fields = {
    title,
    link: `${old}/2019/05/${slug}/`,
    'dc:creator': 'admin',
    'content:encoded': `<p>${title}.</p>`,
    'excerpt:encoded': `${title}.`,
    'wp:post_name': slug,
  };
  return item('post', id, fields, maroc + ia + more);
}

const wordpress = `<?xml version="1.0"?>
<rss><channel><link>${old}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_id>3</wp:author_id><wp:author_login>admin</wp:author_login>
<wp:author_display_name>Nadia Berrada</wp:author_display_name></wp:author>
<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>tech</wp:category_nicename>
<wp:cat_name>Tech</wp:cat_name></wp:category>
<wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>ia</wp:category_nicename>
<wp:category_parent>tech</wp:category_parent><wp:cat_name>Intelligence artificielle</wp:cat_name></wp:category>
<wp:tag><wp:term_id>8</wp:term_id><wp:tag_slug>maroc</wp:tag_slug><wp:tag_name>Maroc</wp:tag_name></wp:tag>
${post(
  11,
  'premier-billet',
  'Premier billet',
  `<category domain="post_tag" nicename="rare">Rare</category>
<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>ancien-nom</wp:meta_value></wp:postmeta>`,
)}
${post(12, 'caf%c3%a9-cr%c3%a8me', 'Café crème')}
${post(13, 'troisieme', 'Troisième')}
${post(14, 'brouillon', 'Brouillon').replace('[publish]', '[draft]')}
${item('page', 20, { title: 'Présentation', link: `${old}/presentation/`, 'wp:post_name': 'presentation', 'content:encoded': '<p>Moi.</p>', 'excerpt:encoded': 'Moi.' })}
${item('page', 21, { title: 'Équipe', link: `${old}/presentation/equipe/`, 'wp:post_name': 'equipe', 'content:encoded': '<p>Nous.</p>', 'excerpt:encoded': 'Nous.', 'wp:post_parent': '20' })}
${item('attachment', 30, { title: 'Photo', link: `${old}/2019/05/premier-billet/photo/`, 'wp:post_parent': '11', 'wp:attachment_url': `${old}/wp-content/uploads/2019/05/photo.jpg` })}
</channel></rss>`;

const ghostPost = (id: string, type: string, slug: string) => ({
  ...{ id, type, slug, title: slug, status: 'published', visibility: 'public' },
  ...{ html: `<p>${slug}.</p>`, custom_excerpt: slug, published_at: '2024-01-01T08:00:00.000Z' },
});
const ghost = JSON.stringify({
  db: [
    {
      meta: { version: '5.79.0' },
      data: {
        posts: [ghostPost('1', 'post', 'venu-de-ghost'), ghostPost('2', 'page', 'prestations')],
        tags: [{ id: 't', name: 'Climat et énergie', slug: 'climat' }],
        posts_tags: [{ post_id: '1', tag_id: 't' }],
        users: [{ id: 'u', name: 'Zoé', slug: 'zoe' }],
        posts_authors: [{ post_id: '1', author_id: 'u' }],
      },
    },
  ],
});
