import type { Dictionary } from './fr';

const count = new Intl.NumberFormat('en-US');

export const en: Dictionary = {
  languageName: 'English',
  direction: 'ltr',
  skipToContent: 'Skip to content',
  siteNavigation: 'Main navigation',
  news: 'News',
  contact: 'Contact',
  readInThisLanguage: 'Read in English',
  featured: 'featured',
  topics: 'Topics',
  allTopics: 'All topics',
  noArticles: 'No articles yet.',
  minutesToRead: (minutes) => `${minutes} min read`,
  relatedArticles: 'Related Articles',
  pages: 'Pages',
  page: (page) => `Page ${page}`,
  newer: 'Newer',
  older: 'Older',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  moved: { title: 'This page has moved', wayOn: 'Go to the page' },
  notFound: {
    title: 'Page not found',
    text: 'This address leads to no page. The article may have been withdrawn, or the address is incomplete.',
    wayOn: 'See all news',
  },
  error: {
    title: 'Something went wrong',
    text: 'The page could not be shown. Please try again in a moment.',
    retry: 'Try again',
  },
  leadForm: {
    heading: 'Need help with an AI project?',
    introduction:
      'Whether you want to put AI solutions to work, need advice, or would like to explore how artificial intelligence can transform your company, I am here to help.',
    invitation: 'Let’s talk about your AI project and explore the possibilities together.',
    required: 'required',
    name: 'Full name',
    email: 'E-mail address',
    projectType: 'Project type',
    details: 'Project details',
    detailsHint:
      'Your context, what you hope to achieve, your deadlines: a few sentences are enough.',
    submit: 'Send my inquiry',
    submitting: 'Sending…',
    privacy: 'Your answers serve to answer you, and nothing else.',
    errorPrefix: 'Error: ',
    summary: (errors) =>
      errors > 1
        ? `${errors} fields need your attention. Nothing was sent, what you wrote is kept.`
        : 'One field needs your attention. Nothing was sent, what you wrote is kept.',
    failure: (address) =>
      `Your message could not be stored, so it was not sent. What you wrote is kept: try again in a moment, or write to ${address}.`,
  },
  leadErrors: {
    nameMissing: 'Enter your full name, for example Amina Bennani.',
    nameShort: 'Enter your full name, at least 2 characters.',
    nameLong: (length) =>
      `Shorten your name to at most 100 characters: it has ${count.format(length)}.`,
    emailMissing: 'Enter your e-mail address, for example name@example.com.',
    emailInvalid: 'Enter a complete e-mail address, for example name@example.com.',
    emailLong: 'Enter an e-mail address of at most 254 characters, for example name@example.com.',
    projectTypeUnknown: 'Choose a project type from the list, or none.',
    detailsMissing: 'Describe your project in a few sentences.',
    detailsShort: (length) =>
      `Describe your project in at least 20 characters: there are ${length}.`,
    detailsLong: (length) =>
      `Shorten your description to at most ${count.format(5000)} characters: there are ${count.format(length)}.`,
  },
  contactPage: {
    title: 'Contact',
    description: 'Write to Jawad about an artificial intelligence project.',
  },
  thanks: {
    title: 'Thank you, your message is safely stored',
    reference: 'Your reference',
    next: (delay) => `You will receive an answer by e-mail, usually within ${delay}.`,
    wayOn: 'Back to the news',
  },
  leadMail: {
    heading: 'New AI project',
    subject: (type, name, reference) => `New AI project: ${type} — ${name} [${reference}]`,
    preview: 'Reply to this message to write to the prospect.',
    typeNotGiven: 'type not given',
    name: 'Name',
    email: 'E-mail',
    projectType: 'Project type',
    source: 'Came by',
    contactPage: 'the contact page',
    language: 'Language',
    receivedAt: 'Received',
    reference: 'Reference',
    details: 'Project details',
    reply: 'To answer, simply reply to this message: it will go to the prospect.',
  },
};
