import type { SiteSettingsWords } from './fr';

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

export const en: SiteSettingsWords = {
  title: 'The site',
  text: 'Name, colors, form, project types, retention, legal notice.',
  manage: 'Set up the site',
  labels: {
    name: 'Name of the site',
    tagline: 'Tagline',
    description: 'Description',
    footer: 'Footer',
    'owner.name': 'Your name',
    'owner.role': 'Your profession',
    'accent.light': 'Accent color, light scheme',
    'accent.dark': 'Accent color, dark scheme',
    featuredDays: 'Days that an article is featured',
    replyWithin: 'Reply time',
    acknowledge: 'Send an acknowledgement',
    asksForPhone: 'Ask for a telephone number',
    bookingUrl: 'Booking link',
    'retention.leadYears': 'Leads, in years',
    'retention.suspectedDays': 'Suspected messages, in days',
    'retention.mailDays': 'Texts of delivered mails, in days',
    'privacy.controller': 'Controller',
    'privacy.contact': 'Address for privacy requests',
    'privacy.cndpDeclaration': 'Number of the CNDP declaration',
    'legal.publisher': 'Publisher',
    'legal.director': 'Who answers for the publication',
    'legal.host': 'Host',
  },
  hints: {
    description: 'Below the title of the home page, in feeds and for search engines.',
    'owner.role': 'Beside the form and in the signature of your mails.',
    featuredDays: 'A featured article stands before newer ones for so many days.',
    replyWithin: 'E.g. “one working day”.',
    bookingUrl: 'Offered on the thanks page. Leave it empty to offer none.',
    'retention.leadYears': 'Since the last contact with the person.',
    'privacy.cndpDeclaration': 'Leave it empty if there is none.',
    'legal.publisher': 'Status, address, registration, line by line.',
  },
  groups: {
    identity: {
      title: 'Identity',
      text: 'What pages, feeds, mails and share images show. The logo and the photo are set in site.config.ts.',
    },
    answers: {
      title: 'Form',
      text: 'What somebody who writes to you sees. Mail addresses and the time zone are set in site.config.ts.',
    },
    types: {
      title: 'Project types',
      text: 'The choices of the form, in this order. A hidden type is not offered, but can still be read in leads.',
    },
    retention: {
      title: 'Retention',
      text: 'How long the site keeps what people write to it. The privacy page says so.',
    },
    legal: {
      title: 'Legal notice',
      text: 'What the legal notice and the privacy page say.',
    },
  },
  languages: { fr: 'French', en: 'English' },
  switch: { on: 'yes', off: 'no' },
  save: 'Save',
  saved: 'Saved. Readers see it from now on.',
  failed: 'Not saved: the server could not write. What you typed is kept; try again in a moment.',
  problemCount: (problems) => `Not saved: look at ${count(problems, 'field', 'fields')} again.`,
  changed: (date, by) => `Changed on ${date} by ${by}.`,
  configured: (text) =>
    text === '' ? 'Empty in site.config.ts.' : `In site.config.ts: “${text}”.`,
  revert: 'Go back to it',
  revertOf: (label) => `Go back to it: ${label}`,
  ignored: (text) => `“${text}” no longer fits, and the value of site.config.ts applies.`,
  problems: {
    missing: () => 'Enter a text.',
    number: () => 'Enter a whole number.',
    tooSmall: ({ limit }) => `Enter at least ${limit}.`,
    tooBig: ({ limit }) => `Enter at most ${limit}.`,
    color: () => 'Enter a color of six hexadecimal digits, e.g. #6050dc.',
    contrast: ({ scheme, ratio, suggested }) =>
      `This color would be hard to read: its contrast is ${ratio}, and 4.5 is needed. Choose a ${scheme === 'light' ? 'darker' : 'lighter'} one, e.g. ${suggested}.`,
    url: () => 'Enter a complete address that begins with https://.',
    email: () => 'Enter a complete e-mail address, e.g. name@example.com.',
    changed: ({ now }) =>
      `Changed meanwhile, in another tab or by somebody else: “${now}”. Save again to replace it by what you typed.`,
  },
  expiring: {
    title: 'A shorter retention deletes data for good.',
    text: 'This is already older than the new period. The next purge, each morning at seven, deletes:',
    nothing: 'Nothing is older than the new period yet: the next purge deletes nothing.',
    leads: (leads) => count(leads, 'lead', 'leads'),
    suspected: (messages) => count(messages, 'suspected message', 'suspected messages'),
    mails: (mails) => `the text of ${count(mails, 'delivered mail', 'delivered mails')}`,
    submit: 'Confirm and save',
  },
  types: {
    label: (language) => `Label (${language})`,
    missing: 'Enter a label in this language.',
    newType: 'new type',
    hidden: 'Hidden from the form',
    leads: (leads) => count(leads, 'lead', 'leads'),
    add: 'Add a type',
    up: (name) => `Move “${name}” up`,
    down: (name) => `Move “${name}” down`,
    remove: 'Delete',
    removeOf: (name) => `Delete “${name}”`,
    ignored:
      'What was chosen here no longer fits, e.g. because a language was added: the types of site.config.ts apply.',
    kept: (names) =>
      `Leads have a type that site.config.ts does not have: it stays, hidden (${names}).`,
    problems: {
      changed:
        'The types were changed meanwhile, in another tab or by somebody else. Save again to replace them by these.',
      used: 'Leads have a type that you delete. Hide it instead.',
    },
  },
};
