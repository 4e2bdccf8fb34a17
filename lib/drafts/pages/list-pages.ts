import 'server-only';
import { emptiedAt } from '@/lib/articles/bin';
import { type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { navPlaces } from '@/lib/pages/page';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import type { Prisma } from '@/prisma/client/client';
import { type Content, hashContent, parseContent } from '../content';
import type { BinnedPage, PageMenus, PageRow, PageState } from './page-rows';

const pageFields = {
  id: true,
  locale: true,
  slug: true,
  translationKey: true,
  title: true,
  nav: true,
  publishedAt: true,
  draft: { select: { id: true, content: true, basedOn: true } },
} satisfies Prisma.PageSelect;

type PageFields = Prisma.PageGetPayload<{ select: typeof pageFields }>;

export async function listPages(): Promise<{ menus: PageMenus[]; bin: BinnedPage[] }> {
  const [pages, drafts] = await Promise.all([
    db().page.findMany({ select: pageFields, orderBy: [{ order: 'asc' }, { title: 'asc' }] }),
    db().draft.findMany({ where: { kind: 'page', pageId: null }, orderBy: { savedAt: 'asc' } }),
  ]);
  const texts = [
    ...pages.map(describePage),
    ...drafts.filter(({ deletedAt }) => !deletedAt).map(describeDraft),
  ];
  const menus = locales.map((locale) => ({
    locale,
    places: navPlaces.map((place) => ({
      place,
      rows: texts
        .filter((text) => text.row.locale === locale && text.place === place)
        .map(({ key, row }) => ({ ...row, translation: findTranslation(key, locale, texts) })),
    })),
  }));
  const bin = drafts.flatMap(({ id, locale, content, deletedAt }) =>
    deletedAt
      ? [
          {
            draftId: id,
            locale: toLocale(locale),
            title: readTitle(parseContent(content), toLocale(locale)),
            emptiedAt: emptiedAt(deletedAt),
          },
        ]
      : [],
  );
  return { menus, bin };
}

type Text = { key: string | null; place: string; row: Omit<PageRow, 'translation'> };

function describePage({ id, draft, translationKey, nav, slug, ...page }: PageFields): Text {
  const locale = toLocale(page.locale);
  const content = draft && parseContent(draft.content);
  const state: PageState = isVisible(page.publishedAt) ? 'published' : 'unpublished';
  const written = state === 'published' || !content ? page : content;
  return {
    key: translationKey,
    place: nav,
    row: {
      draftId: draft?.id ?? null,
      pageId: id,
      locale,
      title: readTitle(written, locale),
      state,
      isChanged: state === 'published' && !!content && hashContent(content) !== draft.basedOn,
      path: pathTo(locale, 'page', { slug }),
    },
  };
}

type DraftFields = { id: number; locale: string; translationKey: string | null; content: string };

function describeDraft({ id, translationKey, ...draft }: DraftFields): Text {
  const locale = toLocale(draft.locale);
  const content = parseContent(draft.content);
  const slug = content.slug.trim();
  return {
    key: translationKey,
    place: content.nav,
    row: {
      draftId: id,
      pageId: null,
      locale,
      title: readTitle(content, locale),
      state: 'draft',
      isChanged: false,
      path: slug ? pathTo(locale, 'page', { slug }) : null,
    },
  };
}

const readTitle = ({ title }: Pick<Content, 'title'>, locale: Locale) =>
  typeset(title.trim(), locale);

function findTranslation(key: string | null, locale: Locale, texts: Text[]) {
  if (key === null) return null;
  const found = texts.find((text) => text.key === key && text.row.locale !== locale);
  if (found) {
    const { draftId, pageId, state } = found.row;
    return { draftId, pageId, state, locale: found.row.locale };
  }
  const other = locales.find((each) => each !== locale) ?? locale;
  return { locale: other, state: 'missing' as const };
}
