import type { PageInput } from '@/lib/pages/page-plan';

export const pageInput: PageInput = {
  locale: 'fr',
  slug: 'a-propos',
  title: 'À propos',
  dek: 'Chapeau.',
  body: 'Texte.',
  nav: 'none',
  order: 0,
  form: false,
  draft: false,
};
