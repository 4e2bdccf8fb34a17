import type { PreviewWords } from './preview-fr';

export const en: PreviewWords = {
  title: 'Preview',
  device: 'Screen',
  phone: 'Phone',
  laptop: 'Laptop',
  alone: 'Open alone',
  share: 'Link to share',
  copied: 'Link copied.',
  copyIt: 'Copy this link.',
  until: (date) => `Whoever has it can read the current text until ${date}, without an account.`,
};
