import type { SiteConfig } from '@/lib/settings/site-schema';

/** What the owner of the site changes. Checked at start; each text in every language of the site. */
export const siteConfig = {
  name: 'Jawad',
  tagline: { fr: 'IA & entreprise', en: 'AI & business' },
  description: {
    fr: 'L’intelligence artificielle vue d’Europe et du Maroc : ce qui change, pour qui, et ce qu’une entreprise peut en faire.',
    en: 'Artificial intelligence seen from Europe and Morocco: what changes, for whom, and what a company can make of it.',
  },
  footer: {
    fr: 'Jawad, consultant en intelligence artificielle, Casablanca.',
    en: 'Jawad, artificial intelligence consultant, Casablanca.',
  },
  /** Who answers, on the contact page. `photoOf` names the file of authors/ whose `photo` is shown; without one, the initial. */
  owner: {
    name: 'Jawad',
    role: {
      fr: 'Consultant indépendant en intelligence artificielle',
      en: 'Independent artificial intelligence consultant',
    },
    photoOf: 'jawad',
  },
  /** Majorelle blue: links, buttons, icon, share images, mails. The start refuses a color that cannot be read on the paper. */
  accent: { light: '#6050dc', dark: '#a8a1ff' },
  /** A square SVG or PNG file in public/, shown instead of the star before the name and as the browser's icon, e.g. logo: 'logo.svg' */
  /** How many days a featured article stands before newer ones in the list. */
  featuredDays: 14,
  timeZone: 'Africa/Casablanca',
  /** Where mails come from and where leads go when MAIL_FROM and LEADS_TO are unset. */
  mail: { from: 'site@example.com', leadsTo: ['jawad@example.com'] },
  /** How long a prospect waits for an answer: named on the thanks page and in the acknowledgement. */
  replyWithin: { fr: 'un jour ouvré', en: 'one working day' },
  /** Whether the prospect gets a mail that says that the message arrived. */
  acknowledge: true,
  /** Whether the form ends with an optional field for a telephone or WhatsApp number. */
  asksForPhone: false,
  /** Where a prospect may book a meeting, linked on the thanks page, e.g. 'https://cal.example.com/jawad'. */
  bookingUrl: undefined,
  /**
   * How long things are kept, as the privacy page says: leads after the last one of the same person, suspected spam,
   * the texts of mails that were delivered.
   */
  retention: { leadYears: 3, suspectedDays: 30, mailDays: 30 },
  /** For the privacy page; `cndpDeclaration` is the number of the declaration in Morocco, where there is one. */
  privacy: {
    controller: {
      fr: 'Jawad, consultant indépendant en intelligence artificielle, Casablanca.',
      en: 'Jawad, independent artificial intelligence consultant, Casablanca.',
    },
    contact: 'jawad@example.com',
  },
  /** For the legal notice, line by line: who publishes (status, address, registration), who answers for it, who hosts. */
  legal: {
    publisher: {
      fr: 'Jawad, consultant indépendant\n12, rue de l’Exemple, 20000 Casablanca, Maroc',
      en: 'Jawad, independent consultant\n12, rue de l’Exemple, 20000 Casablanca, Morocco',
    },
    director: 'Jawad',
    host: {
      fr: 'Hébergeur Exemple\n1, rue du Serveur, 75001 Paris, France\n+33 1 23 45 67 89',
      en: 'Hébergeur Exemple\n1, rue du Serveur, 75001 Paris, France\n+33 1 23 45 67 89',
    },
  },
  /**
   * What a prospect may choose, in this order. The keys are stored with the leads: keep them. To offer a type no longer,
   * name its key in `hiddenProjectTypes`, e.g. hiddenProjectTypes: ['training'].
   */
  projectTypes: {
    strategy: { fr: 'Conseil et stratégie', en: 'Consulting and strategy' },
    build: { fr: 'Conception et intégration', en: 'Building and integration' },
    automation: { fr: 'Automatisation et agents', en: 'Automation and agents' },
    training: { fr: 'Formation', en: 'Training' },
    audit: { fr: 'Audit et données', en: 'Audit and data' },
    other: { fr: 'Autre', en: 'Something else' },
  },
} satisfies SiteConfig;
