import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import type { Heading } from '@/lib/markdown/headings';

/** One line that opens, beside the text a list that is always open. */
export function TableOfContents({ locale, headings }: { locale: Locale; headings: Heading[] }) {
  const title = getDictionary(locale).articleText.contents;
  return (
    <nav className="contents" aria-label={title}>
      <p aria-hidden="true">{title}</p>
      <details>
        <summary>{title}</summary>
        <ol>
          {listChapters(headings).map(({ chapter, sections }) => (
            <li key={chapter.id}>
              <a href={`#${chapter.id}`}>{chapter.text}</a>
              {sections.length > 0 && (
                <ol>
                  {sections.map(({ id, text }) => (
                    <li key={id}>
                      <a href={`#${id}`}>{text}</a>
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

/** A first heading of any level starts a chapter. */
function listChapters(headings: Heading[]) {
  const chapters: { chapter: Heading; sections: Heading[] }[] = [];
  for (const heading of headings) {
    const last = chapters.at(-1);
    if (heading.depth === 2 || !last) chapters.push({ chapter: heading, sections: [] });
    else last.sections.push(heading);
  }
  return chapters;
}
