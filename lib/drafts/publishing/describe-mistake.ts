import type { PublishWords } from '@/lib/i18n/studio/publish/fr';
import type { BodyMistake, FieldMistake, Mistake } from './mistake';

/** Without its place */
export function describeMistake(mistake: Mistake, words: PublishWords): string {
  return 'line' in mistake ? describeBody(mistake, words) : describeField(mistake, words);
}

function describeBody(mistake: BodyMistake, { bodyMistakes: words }: PublishWords): string {
  if (mistake.kind === 'vanishing') return words.vanishing(mistake.what);
  if (mistake.kind === 'skippedLevel') {
    return words.skippedLevel(mistake.depth, mistake.previous);
  }
  return words[mistake.kind]('address' in mistake ? mistake.address : '');
}

function describeField(mistake: FieldMistake, words: PublishWords): string {
  if (mistake.kind === 'taken') return words.taken(mistake.owner.kind, mistake.owner.title);
  if (mistake.kind === 'ownSite') return words.ownSite;
  if (mistake.kind === 'translated') return words.translated;
  if (mistake.kind === 'reserved') return words.reserved;
  if (mistake.kind === 'unknown' && mistake.field === 'author') return words.unknownAuthor;
  return words.fieldMistakes[mistake.field];
}
