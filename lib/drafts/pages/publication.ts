import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import type { NavPlace } from '@/lib/pages/page';
import { planPage } from '@/lib/pages/page-plan';
import { getStoredPage } from '@/lib/pages/stored-page';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import type { Draft } from '../draft';
import { listKnownPictures } from '../known-pictures';
import { listMistakes } from '../publishing/mistakes';
import type { Publication, PublishProblem } from '../publishing/publication';
import { completePage } from './preview-page';
import { toBefore } from './removal';

export async function planPagePublication(draft: Draft): Promise<Publication | PublishProblem> {
  const { locale, pageId } = draft;
  const stored = pageId === null ? null : await getStoredPage(pageId);
  const content = completePage(draft.content, stored);
  if ((await listMistakes(draft, content)).length > 0) return 'mistakes';
  const { slug, title, dek, body, nav, form } = content;
  const key = stored?.translationKey ?? draft.translationKey;
  const pictures = await listKnownPictures({ body, cover: '' });
  const input = {
    ...{ locale, slug, body, nav, form, draft: false },
    title: title.trim(),
    dek: dek.trim(),
    order: stored?.nav === nav ? stored.order : await getLastOrder(locale, nav),
    pictures: [...pictures.values()],
    ...(key && { key }),
  };
  const now = new Date();
  const { change, writes } = await planPage(input, stored);
  if (change === 'unchanged') return 'unchanged';
  const act = stored && isVisible(stored.publishedAt, now) ? 'updated' : 'published';
  const target = { page: { connect: { locale_slug: { locale, slug } } } };
  return { act, now, content, writes, before: stored && toBefore(stored), target };
}

/** A page comes after those that stand there already; their order says nothing where there are no links. */
async function getLastOrder(locale: Locale, nav: NavPlace): Promise<number> {
  if (nav === 'none') return 0;
  const { _max } = await db().page.aggregate({ where: { locale, nav }, _max: { order: true } });
  return (_max.order ?? 0) + 1;
}
