import type { TextCounts, TopicsWords } from './fr';

const plural = (count: number) => (count === 1 ? '' : 's');
const quote = (name: string) => `“${name}”`;

const formatCounts = ({ published, scheduled, drafts, bin }: TextCounts) =>
  [
    published > 0 && `${published} published`,
    scheduled > 0 && `${scheduled} scheduled`,
    drafts > 0 && `${drafts} draft${plural(drafts)}`,
    bin > 0 && `${bin} in the bin`,
  ]
    .filter(Boolean)
    .join(', ');

export const en: TopicsWords = {
  room: 'Topics and authors',
  topics: 'Topics',
  authors: 'Authors',
  counts: (counts) => formatCounts(counts) || 'no texts',
  empty: 'No topics yet. Those that articles name appear here.',
  all: 'All topics',
  address: 'Address',
  formerAddresses: 'Former addresses, which lead here',
  rename: 'Rename',
  renameText:
    'The former address leads to the new one. Drafts and files that name the topic as before follow it.',
  name: 'Name',
  errors: {
    missing: 'Give the topic a name.',
    tooLong: 'Choose a name of 60 characters at most.',
    noLetters: 'Add a Latin letter or a digit: its address is made of them.',
  },
  taken: (name) => `The topic ${quote(name)} has this name already, or almost.`,
  mergeInstead: (name) => `Merge into ${quote(name)}…`,
  problems: {
    gone: 'This topic is gone: it was merged or deleted meanwhile.',
    failed: 'Nothing could be saved: the disk is full or the store is busy. Try again in a moment.',
  },
  renamedElsewhere: (name) =>
    `Meanwhile this topic was renamed ${quote(name)}. To rename it all the same, send again.`,
  merge: 'Merge',
  mergeText: 'Its articles get another topic, and its address leads there.',
  mergeInto: 'Into',
  mergeNext: 'Continue…',
  mergeAlone: 'There is no other topic in this language.',
  mergeTitle: (from, into) => `Merge ${quote(from)} into ${quote(into)}?`,
  mergeConfirm: (from, into, intoName) =>
    `${describeMove(from)} to ${quote(intoName)}, which has: ${formatCounts(into) || 'no texts'}. What has both topics keeps the second. This cannot be undone.`,
  mergeChanged: 'Meanwhile one of the two got another name. See which, then send again.',
  cancel: 'Cancel',
  delete: 'Delete',
  deleteText: 'No text has this topic.',
  notices: {
    renamed: 'The topic is renamed.',
    merged: 'The two topics are one now.',
    deleted: 'The topic is deleted.',
    used: 'A text has this topic now: it was not deleted.',
  },
};

function describeMove(counts: TextCounts): string {
  const { published, scheduled, drafts, bin } = counts;
  const texts = published + scheduled + drafts + bin;
  if (texts === 0) return 'No text moves';
  return `${texts} text${plural(texts)} (${formatCounts(counts)}) move${texts === 1 ? 's' : ''}`;
}
