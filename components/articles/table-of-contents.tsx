import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import type { Heading } from '@/lib/markdown/headings';

export function TableOfContents({ locale, headings }: { locale: Locale; headings: Heading[] }) {
  return (
    <nav className="contents" aria-labelledby="contents">
      <p id="contents">{getDictionary(locale).articleText.contents}</p>
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
