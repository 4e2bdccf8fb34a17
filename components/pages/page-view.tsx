import { ArticleBody } from '@/components/articles/article-body';
import type { Locale } from '@/lib/i18n/locales';
import type { Page } from '@/lib/pages/page';

export function PageView({ locale, page }: { locale: Locale; page: Page }) {
  return (
    <article className="article">
      <header className="article-header">
        <h1>{page.title}</h1>
        {page.dek && <p className="dek">{page.dek}</p>}
      </header>
      <ArticleBody locale={locale} article={page} />
    </article>
  );
}
