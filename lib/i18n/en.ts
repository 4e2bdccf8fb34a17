import type { Dictionary } from './fr';

const count = new Intl.NumberFormat('en-US');

export const en: Dictionary = {
  languageName: 'English',
  direction: 'ltr',
  dates: { tag: 'en-US', month: 'short' },
  skipToContent: 'Skip to content',
  siteNavigation: 'Main navigation',
  news: 'News',
  contact: 'Contact',
  privacy: 'Privacy',
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
  legal: 'Legal notice',
  accessibility: 'Accessibility',
  feed: 'RSS feed',
  darkTheme: 'Dark display',
  footerNavigation: 'Footer',
  articlePage: {
    publishedOn: 'Published',
    updatedOn: 'Updated',
    credit: (name) => `Credit: ${name}`,
    adjacentArticles: 'Neighbouring articles',
    previous: 'Previous article',
    next: 'Next article',
    share: 'Share',
    shareBy: (channel) => `Share by ${channel}`,
    shareOn: (channel) => `Share on ${channel}`,
    email: 'e-mail',
    copyLink: 'Copy the link',
    linkCopied: 'Link copied',
    otherApps: 'Other apps',
  },
  authorPage: {
    articles: (name) => `Articles by ${name}`,
    links: 'Links',
    description: (name) => `Who ${name} is, and all articles.`,
  },
  archive: {
    title: 'Archive',
    description: 'All articles, month by month.',
    articleCount: (count) => (count > 1 ? `${count}\u00a0articles` : '1\u00a0article'),
    monthTitle: (month) => `Archive: ${month}`,
  },
  feeds: {
    aboutTopic: (topic) => `All articles about ${topic}.`,
    by: (author, date) => `By ${author}, ${date}`,
    updated: (date) => `updated ${date}`,
    articlesIn: 'Articles in English',
    rss: 'RSS feed',
    atom: 'Atom feed',
    jsonFeed: 'JSON feed',
    sitemap: 'Sitemap',
  },
  metaDescriptions: {
    topic: (name) => `All articles on “${name}”.`,
    month: (month) => `The articles published in ${month}.`,
  },
  search: {
    title: 'Search',
    description: 'Search all articles.',
    resultsTitle: (words) => `Search: ${words}`,
    label: 'Search the articles',
    submit: 'Search',
    found: (articles, words) =>
      `${articles > 1 ? `${count.format(articles)} articles` : 'One article'} for “${words}”.`,
    foundPartial: (articles) =>
      `No article has all of these words. ${articles > 1 ? `${count.format(articles)} articles have` : 'One article has'} some of them:`,
    none: (words) => `No article for “${words}”.`,
    advice: 'Try a shorter or more general word, or browse a topic.',
    contactLink: 'Or ask me',
    previous: 'Previous results',
    next: 'Next results',
  },
  moved: { title: 'This page has moved', link: 'Go to the page' },
  notFound: {
    title: 'Page not found',
    text: 'This address leads to no page. The article may have been withdrawn, or the address is incomplete.',
    newsLink: 'See all news',
  },
  error: {
    title: 'Something went wrong',
    text: 'The page could not be shown. Please try again in a moment.',
    reference: (reference: string) =>
      `If it happens again, please report it with this reference: ${reference}`,
    homeLink: 'Go to the home page',
  },
  requestErrors: {
    title: 'This request could not be answered',
    malformed:
      'The address that was asked for is malformed. Check it, or start from the home page.',
    method: 'This page can be read, or takes a form: nothing else can be asked of it.',
    tooLong: 'The address that was asked for is too long. Check it, or start from the home page.',
    headersTooLarge:
      'Your browser sends headers that are too large. Clear this site’s cookies, then try again.',
    tooSlow: 'The request took too long to arrive. Try again; go back to find your text.',
    bodyNotWanted: 'This request carries a content that this page does not expect.',
    lengthMissing: 'This request does not say how long it is (Content-Length).',
    tooLarge:
      'Your message is too long to be sent. Go back, shorten it, then send it again: nothing is lost.',
    form: 'This form is not, or no longer, one of this site. Go back, copy your text, then open the page again.',
    busy: 'Too many pages are being asked for at the moment. Try again in a few seconds.',
    foreign:
      'This form comes from another site: to be safe, nothing was sent. Please write from the contact page.',
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
    honeypotLabel: 'Leave this field empty',
    privacy: (years) =>
      `Your answers serve to handle your inquiry, and are erased ${years} years after your last message.`,
    privacyLink: 'Your data and your rights',
    errorPrefix: 'Error: ',
    summary: (errors) =>
      errors > 1
        ? `${errors} fields need your attention. Nothing was sent, what you wrote is kept.`
        : 'One field needs your attention. Nothing was sent, what you wrote is kept.',
    failure: (address) =>
      `Your message could not be stored, so it was not sent. What you wrote is kept: try again in a moment, or write to ${address}.`,
    tooMany: (minutes, address) =>
      `This form has received too many messages at once. Yours was not sent, what you wrote is kept: send it again in ${minutes} ${minutes > 1 ? 'minutes' : 'minute'}, or write to ${address}.`,
  },
  leadErrors: {
    nameMissing: 'Enter your full name, for example Amina Bennani.',
    nameShort: 'Enter your full name, at least 2 characters.',
    nameLong: 'Shorten your name to at most 100 characters: it has {length}.',
    emailMissing: 'Enter your e-mail address, for example name@example.com.',
    emailInvalid: 'Enter a complete e-mail address, for example name@example.com.',
    emailLong: 'Enter an e-mail address of at most 254 characters, for example name@example.com.',
    projectTypeUnknown: 'Choose a project type from the list, or none.',
    detailsMissing: 'Describe your project in a few sentences.',
    detailsShort: 'Describe your project in at least 20 characters: there are {length}.',
    detailsLong: `Shorten your description to at most ${count.format(5000)} characters: there are {length}.`,
  },
  contactPage: {
    title: 'Contact',
    description: 'Write to Jawad about an artificial intelligence project.',
  },
  thanks: {
    title: 'Thank you, your message is safely stored',
    reference: 'Your reference',
    next: (name, delay) => `${name} answers by e-mail, usually within ${delay}.`,
    noAnswer: (address) =>
      `If you have heard nothing by then, write to ${address} and mention your reference.`,
    newsLink: 'Back to the news',
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
    origin: 'Origin',
    language: 'Language',
    receivedAt: 'Received',
    reference: 'Reference',
    details: 'Project details',
    reply: 'To answer, simply reply to this message: it will go to the prospect.',
  },
  outboxReport: {
    heading: 'Some messages were late or refused:',
    line: (subject, createdAt, state, error) => `${subject}, of ${createdAt}: ${state} (${error})`,
    thisOne: 'this very message, which comes late',
    waiting: 'waiting, it will follow',
    sent: 'gone meanwhile',
    failed: 'given up, see “npm run leads -- list”',
    noError: 'the site was down',
    noSubject: 'A message whose content was erased',
    webhook: 'Call of the webhook',
    more: (count) => `and ${count} more`,
  },
  acknowledgement: {
    subject: (reference) => `Your message has arrived [${reference}]`,
    heading: 'Your message has arrived',
    greeting: 'Hello,',
    received: 'Your message has been received and stored.',
    next: (delay) => `A personal answer follows, usually within ${delay}.`,
    reply: 'To add something to your inquiry, simply reply to this message.',
    reference: 'Reference',
    colon: ': ',
    notSentByYou:
      'This message goes automatically to the address given in the form of the site. If you sent nothing, you may ignore it.',
    privacy: 'Your data and your rights',
  },
  spamDigest: {
    subject: (count) =>
      count > 1
        ? `${count} messages put aside by the filter`
        : 'One message put aside by the filter',
    heading: 'Messages put aside',
    introduction:
      'The filter takes them for spam: nobody was told of them, and nothing was sent to their authors.',
    line: (reference, name, email, extract, reasons) =>
      `${reference}, ${name} (${email}): “${extract}” [${reasons}]`,
    release: 'To release one, on the server: npm run leads -- release REFERENCE',
    footer: (days) => `The others are erased ${days} days after their arrival.`,
  },
  spamSignals: {
    trap: 'hidden field filled in',
    speed: 'filled in too fast',
    links: 'links',
    markup: 'markup',
    words: 'sounds like an offer',
    campaign: 'same text under several names',
    burst: 'sent in a burst',
    script: 'mixed or unexpected scripts',
    disposable: 'throw-away address',
    noise: 'meaningless text',
  },
  legalPage: {
    title: 'Legal notice',
    description: 'Who publishes this site, who answers for it and who hosts it.',
    publisher: 'Publisher',
    director: 'Director of publication',
    contact: (address) => `To get in touch, write to ${address}.`,
    host: 'Hosting',
    rights: 'Texts and pictures',
    rightsText:
      'The articles and pictures of this site are protected by copyright. You may quote short passages if you name the author and link to the page; any other use needs his consent.',
    cookies: 'Cookies and audience measurement',
    cookiesText:
      'This site sets no tracking cookie and asks no third party for anything to show its pages.',
  },
  accessibilityPage: {
    title: 'Accessibility',
    description:
      'Everybody should be able to read, browse and use this site, whatever the device or the disability.',
    conformity: 'State of conformity',
    conformityText: (share) =>
      `Of the applicable criteria of RGAA 4.1, the French standard that applies WCAG, ${share} are met, as the publisher himself assesses it with each version of the site.`,
    counts: (conforming, failing, notApplicable) =>
      `${conforming}\u00a0criteria met, ${failing}\u00a0not met, ${notApplicable}\u00a0not applicable.`,
    audit: 'Read the details, criterion by criterion (in French)',
    auditTitle: 'Assessment by RGAA 4.1',
    failures: 'Content that is not accessible',
    noFailures: 'No fault is known today.',
    method: 'How this is assessed',
    methodText:
      'The types of pages (list, article, topic, author, archive, search, contact, thanks, not found) are checked at each change by an automatic tool (axe-core) in light and dark, from 320 to 2560\u00a0pixels wide and with spaced-out text, and then by walks with the keyboard and without JavaScript.',
    technologies: 'Technologies: HTML, CSS, SVG, JavaScript (optional).',
    contact: 'Report a fault',
    contactText: (address) =>
      `If some content or the form resists you, write to ${address}: you will get the information in another form, and the fault will be mended.`,
    remedy: 'Remedies',
    remedyText:
      'If you reported a fault that keeps you from some content and the answer does not satisfy you, you may turn to the French Defender of Rights:',
    ombudsman: 'form of the Défenseur des droits (in French)',
  },
  imports: {
    drawnCover: 'Zellige tiles: eight-pointed stars repeat on a regular grid.',
  },
  articleText: {
    contents: 'Contents',
    notes: 'Notes',
    note: (number) => `Note ${number}`,
    beforeNote: '',
    backToText: (note, call) =>
      call > 1 ? `Back to the text, note ${note}, call ${call}` : `Back to the text, note ${note}`,
    table: (number) => `Table ${number}`,
    code: (number) => `Code ${number}`,
    done: 'Done',
    toDo: 'To do',
    watch: (site) => `Watch the video on ${site}`,
    watchNamed: (site) => `Watch the video on ${site}: `,
  },
  privacyPage: {
    title: 'Your data and your rights',
    description: 'What this site collects, why, for how long, and what your rights are.',
    controller: 'Who is responsible',
    contact: (address) => `For any question about your data, write to ${address}.`,
    collected: 'What is collected, and why',
    form: 'When you write by the form: your name, your e-mail address, the type of project and what you say of it. It serves to handle your inquiry, that is, to take steps at your request before a possible contract (GDPR, article 6(1)(b)).',
    origin:
      'With your message are noted the page that it was sent from, its language and, where they are known, the name of the site that led you there and the campaign words of the link that you followed. They tell the author which articles are useful, which is his legitimate interest (article 6(1)(f)).',
    abuse:
      'Your IP address serves only to limit abuse. It is kept as a keyed hash alone, for 24 hours at most, and is not attached to your message.',
    filter:
      'A filter puts aside messages that look like spam. A list of them goes to the author every day, who decides; if your message has no answer, write to him directly.',
    readers:
      'Reading this site asks for nothing: no cookie, no analytics, no third-party service. The colours that you choose and, while the tab is open, the message that you have not sent yet stay in your browser alone.',
    retention: 'For how long',
    leadRetention: (years) => `Your message: ${years} years after the last one that you sent.`,
    suspectedRetention: (days) => `A message taken for spam: ${days} days.`,
    mailRetention: (days) =>
      `The e-mails that the site sends about it: ${days} days in its own records.`,
    recipients: 'Who has access',
    recipientsText:
      'The author, and those who host the site, his mail and his tools for following up inquiries. Your data is neither sold nor passed on.',
    rights: 'Your rights',
    rightsText: (address) =>
      `You may have a copy of your data, have it corrected or erased, restrict its use, object to it, or receive it in a reusable form: write to ${address}. You will have an answer within a month.`,
    complaint: 'Where to complain',
    complaintText: 'If the answer does not satisfy you, you may turn to the supervisory authority:',
    cnil: 'in France, the CNIL (cnil.fr)',
    cndp: 'in Morocco, the CNDP (cndp.ma)',
    declaration: (number) =>
      `This processing was declared to the CNDP under number ${number}, as law 09-08 requires.`,
  },
};
