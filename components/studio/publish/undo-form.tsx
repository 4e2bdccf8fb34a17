'use client';

import { useEffect, useState } from 'react';
import { undo } from '@/lib/drafts/publishing/actions';
import type { Panel } from '@/lib/drafts/publishing/panel';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

type UndoFormProps = { locale: Locale; panel: Panel; seconds: number };

/** Without scripts the button stays, and an undo that comes too late is refused. */
export function UndoForm({ locale, panel, seconds }: UndoFormProps) {
  const words = getStudioWords(locale).publish;
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  if (left === 0) return null;
  return (
    <form action={undo} className="publish-undo">
      <input type="hidden" name="draft" value={panel.id} />
      <input type="hidden" name="kind" value={panel.kind} />
      <button className="studio-button" type="submit">
        {left === null ? words.undo : words.undoFor(left)}
      </button>
      <p className="studio-hint">{words.undoText}</p>
    </form>
  );
}
