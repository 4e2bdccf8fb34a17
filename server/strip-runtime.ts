export class UnknownMarkupError extends Error {
  override name = 'UnknownMarkupError';
}

// With notFound() and redirect(), Next.js's runtime would be needed.
const statusMeta = /<meta name="http-status" content="(\d{3})"\/>/;
const locationMeta = /<meta name="http-location" content="([^"]+)"\/>/;
const privateMeta = '<meta name="page-cache" content="none"/>';
const responseMeta = /<meta name="(?:http-status|http-location|page-cache)" content="[^"]*"\/>/g;

const scripts = /<script\b[^>]*>[\s\S]*?<\/script>/g;
/** JSON-LD and other data, the site's own files, inline scripts marked `data-keep` */
const keptScript = /\stype="application\/|\ssrc="\/(?!_next\/|\/)|\sdata-keep[\s=>]/;
const scriptPreloads = /<link rel="(?:preload" as="script"|modulepreload")[^>]*>/g;
const hydrationComments = /<!-- -->|<!--\/?[$&]-->|<!--html-->|<!--head-->|<!--body-->/g;
/** For the runtime; where it stands depends on how fast the page was rendered. */
const fontMeta = '<meta name="next-size-adjust" content=""/>';
const emptyBoundary = '<div hidden=""></div>';
/** Invalid in HTML; without it, too, a form goes to the page's own address. */
const emptyFormAction = /(<form\b[^>]*?) action=""/g;

const unfinished = /<template id="|<div hidden="" id="|<!--\$[?!]|<link[^>]*\/_next\/[^">]*\.js"/;

export type PageMeta = {
  status?: number;
  location?: string;
  isPrivate: boolean;
};

export function readPageMeta(html: string): PageMeta {
  const status = statusMeta.exec(html)?.[1];
  return {
    status: status ? Number(status) : undefined,
    location: locationMeta.exec(html)?.[1],
    isPrivate: html.includes(privateMeta),
  };
}

/** @throws UnknownMarkupError when content would be missing without the runtime, e.g. after an upgrade of Next.js */
export function stripRuntime(page: string): Buffer {
  const html = page
    .replace(scripts, keepScript)
    .replace(scriptPreloads, '')
    .replace(hydrationComments, '')
    .replaceAll(emptyBoundary, '')
    .replaceAll(fontMeta, '')
    .replace(emptyFormAction, '$1')
    .replace(responseMeta, '');
  const unknown = unfinished.exec(html)?.[0];
  if (unknown !== undefined || !html.endsWith('</html>')) {
    const found = unknown ?? 'no </html> at its end';
    throw new UnknownMarkupError(
      `Next.js rendered markup that server/strip-runtime.ts does not know (${found}): adapt it to this version of Next.js.`,
    );
  }
  return Buffer.from(html);
}

function keepScript(script: string): string {
  const tag = script.slice(0, script.indexOf('>') + 1);
  if (!keptScript.test(tag)) return '';
  return tag.replace(/\sdata-keep(?:="[^"]*")?/, '') + script.slice(tag.length);
}
