'use client';

import { useState, useTransition } from 'react';
import { sharePreview } from '@/lib/drafts/publishing/actions';
import type { PreviewWords } from '@/lib/i18n/studio/write/preview-fr';

type PreviewLinkProps = { words: PreviewWords; draft: number };

export function PreviewLink({ words, draft }: PreviewLinkProps) {
  const [link, setLink] = useState<{ url: string; until: string } | null>(null);
  const [isCopied, setCopied] = useState(false);
  const [isPending, startTransition] = useTransition();

  function share() {
    startTransition(async () => {
      const created = await sharePreview(draft).catch(() => null);
      setLink(created);
      const copied = created && (await copy(created.url));
      setCopied(Boolean(copied));
    });
  }

  return (
    <>
      <button className="studio-button" type="button" aria-disabled={isPending} onClick={share}>
        {words.share}
      </button>
      {link && (
        <label className="preview-pane-link">
          <span role="status">
            {isCopied ? words.copied : words.copyIt} {words.until(link.until)}
          </span>
          <input
            className="studio-input"
            readOnly
            value={link.url}
            onFocus={(event) => event.target.select()}
          />
        </label>
      )}
    </>
  );
}

/** Browsers refuse without a secure origin, or if the window lost the focus. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
