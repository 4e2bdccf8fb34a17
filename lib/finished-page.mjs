/**
 * What Next.js hands to its cache (a part of it).
 * @typedef {{
 *   kind: string,
 *   html?: string,
 *   status?: number,
 *   headers?: Record<string, string>,
 *   rscData?: Buffer,
 *   body?: Buffer,
 *   once?: boolean,
 * }} Page
 */

/**
 * A page says in its head which status it is to be sent with, and where to if it moved: a static page
 * that calls notFound() answers with an empty body, one that calls redirect() with two locations.
 */
const statusMark = /<meta name="http-status" content="(\d{3})"\/>/;
/** One that nobody may ask for a second time, as results of a search, would only drive out others, here and in proxies. */
const onceMark = '<meta name="page-cache" content="none"/>';
const locationMark = /<meta name="http-location" content="([^"]+)"\/>/;

/**
 * Next.js's scripts: those that only hold data, as JSON-LD, have a type of their own and stay, and so do the site's
 * own, which public/ holds, or which are marked.
 */
const runtimeScripts =
  /<script(?![^>]*\stype="application\/)(?![^>]*\sdata-keep="true")(?![^>]*\ssrc="\/(?!_next\/))[^>]*>[\s\S]*?<\/script>/g;
const keepMark = / data-keep="true"(?=[^<>]*>)/g;
const scriptPreloads = /<link rel="(?:preload" as="script"|modulepreload")[^>]*>/g;

/**
 * Turns a rendered page into what readers get: a document without React's runtime, which nothing on it
 * needs, and with the status that it names. Changes the page itself: that reaches the answer to the
 * request that had it rendered, too.
 * @param {Page} page
 */
export function finishPage(page) {
  const { html } = page;
  if (page.kind !== 'APP_PAGE' || typeof html !== 'string') return;
  const status = statusMark.exec(html)?.[1];
  if (status) page.status = Number(status);
  const location = locationMark.exec(html)?.[1];
  page.once = html.includes(onceMark);
  if (location) page.headers = { ...page.headers, location };
  if (page.once) page.headers = { ...page.headers, 'cache-control': 'private, no-cache' };
  page.html = html.replace(runtimeScripts, '').replace(scriptPreloads, '').replaceAll(keepMark, '');
}
