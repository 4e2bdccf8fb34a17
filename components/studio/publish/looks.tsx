import { pathToDraftShareImage, pathToPreview } from '@/lib/drafts/paths';
import type { ArticleFacts, Panel } from '@/lib/drafts/publishing/panel';
import type { PublishWords } from '@/lib/i18n/studio/publish/fr';
import { shareImageSize } from '@/lib/share/share-image';

type LooksProps = { panel: Panel; words: PublishWords };

/** How others show the text */
export function Looks({ panel, words }: LooksProps) {
  const { looks } = words;
  const { id, version, locale, search } = panel;
  return (
    <section className="publish-looks">
      <div>
        {panel.kind === 'article' && <Card panel={panel} words={words} />}
        <a href={pathToPreview(id)} target="_blank" rel="noreferrer">
          {looks.preview}
        </a>
        <details>
          <summary>{looks.link}</summary>
          <label className="studio-field">
            {looks.linkUntil(panel.link.until)}
            <input readOnly value={panel.link.url} />
          </label>
        </details>
      </div>
      <div>
        <h2>{looks.search}</h2>
        <div className="publish-snippet" lang={locale}>
          <span>{search.url}</span>
          <b>{search.title}</b>
          <p>{search.description}</p>
        </div>
      </div>
      {panel.kind === 'article' && (
        <div>
          <h2>{looks.share}</h2>
          {/* biome-ignore lint/performance/noImgElement: it is drawn as it is. */}
          <img
            className="publish-share"
            src={pathToDraftShareImage(id, version)}
            alt={looks.shareAlt}
            {...shareImageSize}
          />
        </div>
      )}
    </section>
  );
}

type CardProps = LooksProps & { panel: Pick<ArticleFacts, 'cover'> };

function Card({ panel: { locale, cover, title, summary }, words: { looks, untitled } }: CardProps) {
  return (
    <>
      <h2>{looks.card}</h2>
      <div className="publish-card" lang={locale}>
        {/* biome-ignore lint/performance/noImgElement: it is one of the site's own pictures. */}
        <img src={cover.src} alt="" width={480} height={270} />
        <b>{title || untitled}</b>
        {summary && <p>{summary}</p>}
      </div>
    </>
  );
}
