'use client';

import { useState } from 'react';
import type { Content } from '@/lib/drafts/content';
import type { Rival } from '@/lib/drafts/draft';
import type { Locale } from '@/lib/i18n/locales';
import { writeWords } from '@/lib/i18n/studio/write/words';
import { ChoiceDialog } from './choice-dialog';
import { Comparison } from './comparison';

type Place = { locale: Locale; language: string };
type ChoiceProps = Place & { content: Content; onClose: () => void };

export function ConflictChoice({
  rival,
  content,
  onKeep,
  onTake,
  onClose,
  ...place
}: ChoiceProps & { rival: Rival; onKeep: (merged: Content) => void; onTake: () => void }) {
  const [merged, setMerged] = useState(content);
  const { conflict } = writeWords[place.locale];
  return (
    <ChoiceDialog
      title={conflict.title}
      text={conflict.text(rival.savedBy, rival.time)}
      onClose={onClose}
    >
      <Comparison
        {...place}
        other={{ label: conflict.theirs, content: rival.content }}
        mine={{ label: conflict.mine, content }}
        onMerge={setMerged}
      />
      <p className="studio-hint">{conflict.note}</p>
      <Buttons
        first={conflict.keepMine}
        onFirst={() => onKeep(merged)}
        second={conflict.takeTheirs}
        onSecond={onTake}
      />
    </ChoiceDialog>
  );
}

/** A text that this browser kept, e.g. before a crash */
export function JournalChoice({
  found,
  content,
  onTake,
  onDrop,
  onClose,
  ...place
}: ChoiceProps & { found: Content; onTake: () => void; onDrop: () => void }) {
  const { journal } = writeWords[place.locale];
  return (
    <ChoiceDialog title={journal.title} text={journal.text} onClose={onClose}>
      <Comparison
        {...place}
        other={{ label: journal.current, content }}
        mine={{ label: journal.kept, content: found }}
      />
      <Buttons first={journal.take} onFirst={onTake} second={journal.drop} onSecond={onDrop} />
    </ChoiceDialog>
  );
}

export function ElsewhereChoice({
  published,
  content,
  onTake,
  onClose,
  ...place
}: ChoiceProps & { published: Content; onTake: () => void }) {
  const { elsewhere } = writeWords[place.locale];
  return (
    <ChoiceDialog title={elsewhere.title} text={elsewhere.text} onClose={onClose}>
      <Comparison
        {...place}
        other={{ label: elsewhere.theirs, content: published }}
        mine={{ label: elsewhere.mine, content }}
      />
      <Buttons first={elsewhere.take} onFirst={onTake} second={elsewhere.keep} onSecond={onClose} />
    </ChoiceDialog>
  );
}

type ButtonsProps = { first: string; onFirst: () => void; second: string; onSecond: () => void };

function Buttons({ first, onFirst, second, onSecond }: ButtonsProps) {
  return (
    <p className="write-choice">
      <button className="studio-button first" type="button" onClick={onFirst}>
        {first}
      </button>
      <button className="studio-button" type="button" onClick={onSecond}>
        {second}
      </button>
    </p>
  );
}
