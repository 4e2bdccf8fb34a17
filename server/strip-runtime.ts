/** A page as readers get it. */
export type StrippedPage = {
  html: string;
  /** The status that the page names, where it names one */
  status?: number;
  /** Where it moved to */
  location?: string;
  /** Nobody may ask for it a second time: kept, it would only drive out others. */
  once: boolean;
};

/** Next.js rendered something that this does not know how to finish: a new version may. */
export class UnknownMarkupError extends Error {
  override name = 'UnknownMarkupError';
}

/**
 * A page says in its head which status it is to be sent with, and where to if it moved: of one that calls notFound()
 * or redirect(), Next.js's runtime makes what readers see.
 */
const statusMark = /<meta name="http-status" content="(\d{3})"\/>/;
const locationMark = /<meta name="http-location" content="([^"]+)"\/>/;
const onceMark = '<meta name="page-cache" content="none"/>';
const marks = /<meta name="(?:http-status|http-location|page-cache)" content="[^"]*"\/>/g;

/** Scripts that stay: data, as JSON-LD; our own files; and our own inline ones, which say so. */
const ownScript = /\stype="application\/|\ssrc="\/(?!_next\/|\/)|\sdata-keep[\s=>]/;
const scripts = /<script\b[^>]*>[\s\S]*?<\/script>/g;
const scriptPreloads = /<link rel="(?:preload" as="script"|modulepreload")[^>]*>/g;
/** How React finds its places again: between texts, around Suspense, and where its scripts wait. */
const hydrationMarks = /<!-- -->|<!--\/?[$&]-->|<!--html-->|<!--head-->|<!--body-->/g;
const emptyBoundary = '<div hidden=""></div>';

/** What only React's runtime would turn into what readers see. */
const unfinished = /<template id="|<div hidden="" id="|<!--\$[?!]|<link[^>]*\/_next\/[^">]*\.js"/;

/** Reads what a page says about its own answer. */
export function readPageMeta(html: string): Pick<StrippedPage, 'status' | 'location' | 'once'> {
  const status = statusMark.exec(html)?.[1];
  return {
    status: status ? Number(status) : undefined,
    location: locationMark.exec(html)?.[1],
    once: html.includes(onceMark),
  };
}

/**
 * Turns what Next.js rendered into a plain document, without React's runtime, which nothing on it needs.
 * @throws UnknownMarkupError where something would be missing without the runtime
 */
export function stripRuntime(rendered: string): StrippedPage {
  const html = rendered
    .replace(scripts, keepOwn)
    .replace(scriptPreloads, '')
    .replace(hydrationMarks, '')
    .replaceAll(emptyBoundary, '')
    .replace(marks, '');
  const foreign = unfinished.exec(html)?.[0];
  if (foreign !== undefined || !html.endsWith('</html>')) {
    throw new UnknownMarkupError(
      `Next.js rendered a page that cannot be finished (${foreign ?? 'no end'}): see server/finished-page.ts.`,
    );
  }
  return { html, ...readPageMeta(rendered) };
}

function keepOwn(script: string): string {
  const tag = script.slice(0, script.indexOf('>') + 1);
  if (!ownScript.test(tag)) return '';
  return tag.replace(/\sdata-keep(?:="[^"]*")?/, '') + script.slice(tag.length);
}
