import type { Dictionary } from './fr';

const count = new Intl.NumberFormat('en-US');
const plural = (number: number, one: string, other = `${one}s`) =>
  `${number}\u00a0${number === 1 ? one : other}`;

export const en: Dictionary = {
  languageName: 'English',
  direction: 'ltr',
  dates: { tag: 'en-US', month: 'short' },
  skipToContent: 'Skip to content',
  siteNavigation: 'Main navigation',
  menu: 'Menu',
  news: 'News',
  contact: 'Contact',
  privacy: 'Privacy',
  readInThisLanguage: 'Read in English',
  featured: 'featured',
  topics: 'Topics',
  allTopics: 'All topics',
  topicsDescription: 'All topics, those with the most articles first.',
  articleCount: (count) => plural(count, 'article'),
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
  darkTheme: 'Dark mode',
  footerNavigation: 'Footer',
  articlePage: {
    publishedOn: 'Published',
    updatedOn: 'Updated',
    credit: (name) => `Credit: ${name}`,
    adjacentArticles: 'Previous and next articles',
    previous: 'Previous article',
    next: 'Next article',
    share: 'Share',
    shareByEmail: 'Share by e-mail',
    shareOn: (channel) => `Share on ${channel}`,
    email: 'E-mail',
    copyLink: 'Copy the link',
    linkCopied: 'Link copied',
    otherApps: 'Other apps',
  },
  authorPage: {
    articles: (name) => `Articles by ${name}`,
    links: 'Links',
    writeTo: (name) => `Write to ${name}`,
    about: (name) => `About ${name}`,
    allArticles: (name) => `All articles by ${name}`,
    description: (name) => `About ${name}, with a list of all articles.`,
  },
  archive: {
    title: 'Archive',
    description: 'All articles, month by month.',
    monthTitle: (month) => `Archive: ${month}`,
  },
  feeds: {
    aboutTopic: (topic) => `All articles about ${topic}.`,
    by: (author, date) => `By ${author}, ${date}`,
    updated: (date) => `updated ${date}`,
    pagesIn: 'Pages in English',
    articlesIn: 'Articles in English',
    rss: 'RSS feed',
    atom: 'Atom feed',
    jsonFeed: 'JSON feed',
    sitemap: 'Sitemap',
  },
  feedsPage: {
    title: 'Follow the site by RSS feed',
    description:
      'No account, no e-mail address: each new article arrives in full in the reader of your choice.',
    how: 'How to subscribe',
    howText:
      'A feed is an address for a feed reader, e.g. Feedly, Inoreader, NetNewsWire or Thunderbird. Copy one of the addresses below into it, and it shows you articles as soon as they appear. Most readers also accept the address of the home page and find the feed by themselves.',
    all: 'All articles',
    allText:
      'The three formats have the same content, texts and pictures included. If in doubt, take RSS: every reader understands it.',
    byTopic: 'A single topic',
    byTopicText: 'Each topic has feeds of its own.',
    labelled: (label) => `${label}:`,
  },
  metaDescriptions: {
    topic: (name) => `All articles on “${name}”.`,
    month: (month) => `Articles published in ${month}.`,
  },
  search: {
    title: 'Search',
    description: 'Search all articles and pages.',
    resultsTitle: (words) => `Search: ${words}`,
    label: 'Search the site',
    submit: 'Search',
    found: (results, words) =>
      `${results > 1 ? `${count.format(results)} results` : 'One result'} for “${words}”.`,
    foundPartial: (texts) =>
      `No text contains all of these words. ${texts > 1 ? `${count.format(texts)} texts contain` : 'One text contains'} some of them:`,
    foundSimilar: (texts, words) =>
      `No text contains ${words.map((word) => `“${word}”`).join(' or ')}. ${texts > 1 ? `${count.format(texts)} texts contain` : 'One text contains'} a similar word:`,
    isCut: 'Only the first twelve words were looked for.',
    noQuery: 'Enter a word or two, e.g. the name of a company or a tool.',
    noWord: (words) =>
      `“${words}” has neither letters nor digits. Enter a word, e.g. the name of a company or a tool.`,
    none: (words) => `No results for “${words}”.`,
    advice: 'Try a shorter or more general word, or browse a topic.',
    contactLink: 'Or ask me',
    previous: 'Previous results',
    next: 'Next results',
  },
  samplePage: 'This page is a sample',
  moved: { title: 'This page has moved', link: 'Go to the page' },
  signedPage: {
    invalid: {
      title: 'This link is not valid',
      text: 'It is incomplete, or was changed. Open it from the message that contains it, or copy all of it.',
    },
    expired: {
      title: 'This link has expired',
      text: 'For safety, it works for a limited time only.',
    },
    deleted: {
      title: 'This message no longer exists',
      text: 'It was deleted, because its sender asked for it or because it was no longer to be kept.',
    },
    newsLink: 'Go to the news',
  },
  releasePage: {
    title: 'Release this message?',
    text: 'The filter put it aside. Once released it is an inquiry like any other: you get it by e-mail, and its sender gets the acknowledgement.',
    from: 'From',
    receivedAt: 'Received on',
    reasons: 'Put aside for',
    reference: 'Reference',
    submit: 'Release this message',
    releasedTitle: 'This message is released',
    releasedText: (reference: string) =>
      `Inquiry ${reference} is stored. It will arrive in your mailbox.`,
    renew: 'On the server, "npm run leads -- list --suspected" shows what was put aside.',
  },
  previewPage: {
    title: (title: string) => `Draft: ${title}`,
    draft: 'Draft',
    scheduled: (date: string) => `Scheduled for ${date}`,
    until: (date: string) =>
      `Only this link shows this page, until ${date}. It is shown without the form.`,
    renew: 'Ask the author for another one.',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address. The article may have been removed, or the address may be incomplete.',
    newsLink: 'See all news',
  },
  gone: {
    title: 'This article has been removed',
    text: 'It is no longer published at this address. Other articles may be about the same subject.',
  },
  error: {
    title: 'Something went wrong',
    text: 'The page could not be shown. Please try again in a moment.',
    reference: (reference: string) =>
      `If it happens again, please report it with this reference: ${reference}`,
    homeLink: 'Go to the home page',
  },
  requestErrors: {
    title: 'This request could not be processed',
    malformed: 'The address is malformed. Check it, or start from the home page.',
    method: 'Method not allowed.',
    tooLong: 'The address is too long. Check it, or start from the home page.',
    headersTooLarge:
      'Your browser’s request headers are too large. Clear this site’s cookies, then try again.',
    tooSlow: 'The request took too long to arrive. Go back to find your text, then try again.',
    bodyNotWanted: 'This page does not accept a request body.',
    lengthMissing: 'The request does not state its length (Content-Length).',
    tooLarge:
      'Your message is too long to be sent. Go back, shorten it and send it again: nothing is lost.',
    form: 'This form does not belong to this site, or is out of date. Nothing was sent: copy your text, then send it from the contact page.',
    typed: 'What you wrote',
    busy: 'The site is very busy at the moment. Try again in a few seconds.',
    foreign:
      'This form was submitted from another site: to be safe, nothing was sent. Please write from the contact page.',
  },
  leadForm: {
    heading: 'Need help with an AI project?',
    introduction:
      'Whether you want to put AI solutions to work, need advice, or would like to explore how artificial intelligence can transform your company, I am here to help.',
    invitation: 'Let’s talk about your AI project and explore the possibilities together.',
    requiredFields: 'Fields marked with * are required.',
    optional: '(optional)',
    name: 'Full name',
    email: 'E-mail address',
    projectType: 'Project type',
    projectTypeUndecided: 'I don’t know yet',
    details: 'Project details',
    phone: 'Phone / WhatsApp',
    phoneHint: 'Optional: if you prefer a call or a message.',
    detailsHint: 'Context, goals, deadlines: in short.',
    submit: 'Send my inquiry',
    submitting: 'Sending…',
    suggestion: 'Did you mean {domain}?',
    correct: 'Correct it',
    honeypotLabel: 'Leave this field empty',
    privacy: (years) =>
      `Used to answer you, deleted ${plural(years, 'year')} after our last exchange.`,
    privacyLink: 'Your rights',
    answer: (delay) => `I reply in person, within ${delay}.`,
    nextSteps: 'What happens next',
    steps: [
      'Your message is saved at once.',
      'I read it and reply by e-mail.',
      'We agree on the next step together.',
    ],
    errorPrefix: 'Error: ',
    summary: (errors) =>
      `${errors > 1 ? `${errors} fields need` : 'One field needs'} your attention. Nothing was sent, and what you wrote is still here.`,
    failure: (address) =>
      `Your message could not be saved, so it was not sent. What you wrote is still here: try again in a moment, or write to ${address}.`,
    tooMany: (minutes, address) =>
      `This form has received too many messages at once. Yours was not sent, but what you wrote is still here: send it again in ${plural(minutes, 'minute')}, or write to ${address}.`,
  },
  leadErrors: {
    nameMissing: 'Enter your full name, for example Amina Bennani.',
    nameShort: 'Enter your full name, at least 2 characters.',
    nameLong: 'Shorten your name to at most 100 characters: it has {length} now.',
    emailMissing: 'Enter your e-mail address, for example name@example.com.',
    emailInvalid: 'Enter a complete e-mail address, for example name@example.com.',
    emailIncomplete:
      'End the e-mail address with a dot and at least two letters, for example name@example.com.',
    emailLong: 'Enter an e-mail address of at most 254 characters, for example name@example.com.',
    projectTypeUnknown: 'Choose a project type from the list, or none.',
    phoneInvalid:
      'Enter a number of at least 6 digits, for example +212 6 12 34 56 78, or leave this field empty.',
    detailsMissing: 'Describe your project in a few sentences.',
    detailsShort: 'Describe your project in at least 20 characters: you have written {length}.',
    detailsLong: `Shorten your description to at most ${count.format(5000)} characters: you have written {length}.`,
  },
  contactPage: {
    title: 'Contact',
    description: (name) => `Write to ${name} about an artificial intelligence project.`,
  },
  thanks: {
    title: 'Thank you, your message has been received',
    reference: 'Your reference',
    next: (name, delay) => `${name} replies by e-mail, usually within ${delay}.`,
    noAnswer: (address) =>
      `If you have not heard back by then, write to ${address} and quote your reference.`,
    acknowledged: (email) => `An acknowledgement is on its way to ${email}.`,
    refused: (email) =>
      `The acknowledgement could not be delivered to ${email}: please check your address.`,
    deadDomain: (domain) =>
      `The domain ${domain} does not seem to receive e-mail: please check your address.`,
    correctLink: 'Correct my address',
    newsLink: 'Back to the news',
    articleLink: 'Continue reading',
    booking: 'Would you rather book a meeting right away?',
    bookingLink: 'Choose a time',
  },
  correctPage: {
    title: 'Correct your e-mail address',
    text: (email) =>
      `Your message is saved with the address ${email}. Enter the right one: the reply will go there.`,
    meant: (domain) => `Did you mean ${domain}?`,
    useDomain: (domain) => `Yes, use ${domain}`,
    submit: 'Correct my address',
    unchanged: 'That is the address already saved: enter another one.',
    correctedTitle: 'Your address is corrected',
    correctedText: (email) => `The reply to your message will go to ${email}.`,
    acknowledged: 'An acknowledgement is on its way to this address.',
    renew: (address) => `To correct your address, write to ${address} and quote your reference.`,
  },
  leadMail: {
    sender: (name) => `${name} (site)`,
    heading: 'New AI project',
    subject: (type, name, reference) => `New AI project: ${type} — ${name} [${reference}]`,
    typeNotGiven: 'type not specified',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    projectType: 'Project type',
    source: 'Source',
    contactPage: 'the contact page',
    origin: 'Referrer',
    language: 'Language',
    receivedAt: 'Received',
    reference: 'Reference',
    details: 'Project details',
    studio: 'In the studio',
    reply: 'To answer, simply reply to this message: it will go to the prospect.',
  },
  testMail: {
    subject: 'Test mail',
    text: (url: string) => `This test message proves that the mails of ${url} reach you.`,
  },
  addressMail: {
    refused: (name) => `The address of ${name} is refused`,
    refusedSubject: (name, reference) => `The address of ${name} is refused [${reference}]`,
    refusedText: (email) =>
      `The server of ${email} refused the acknowledgement: your reply would probably not arrive either.`,
    tryPhone: 'There is a telephone number below.',
    tryMessage: 'Here is what else is known: a typing error in an address can often be guessed.',
    corrected: (name) => `Address corrected: ${name}`,
    correctedSubject: (name, reference) => `Address corrected: ${name} [${reference}]`,
    correctedText: (email) =>
      `The right address is ${email}. Reply to this message rather than to the first one: it will go there.`,
    footer: 'An automatic message from the site, about an inquiry that you already have.',
  },
  outboxReport: {
    subject: (count) =>
      count > 1 ? `${count} messages delayed or refused` : 'One message delayed or refused',
    introduction:
      'These did not leave in time, or did not leave. This is where each message was when this report was sent.',
    lead: (reference) => `Inquiry ${reference}`,
    acknowledgement: (reference) => `Acknowledgement of inquiry ${reference}`,
    reply: (reference) => `Reply to inquiry ${reference}`,
    webhook: (reference) => `Webhook call for inquiry ${reference}`,
    digest: 'List of messages put aside',
    burst: 'Alert about a burst of messages',
    line: (message, createdAt, state) => `${message}, ${createdAt}: ${state}`,
    waiting: 'waiting, will be retried',
    sent: (date) => `sent on ${date}`,
    failed: 'given up',
    held: 'on hold since a restore, as it may have left before. To send it: npm run leads -- retry REFERENCE; to drop it: npm run leads -- discard REFERENCE',
    noError: 'the site was down',
    more: (count) => `and ${count} more`,
    retry:
      'To send again what was given up, once the cause is corrected, on the server: npm run leads -- retry REFERENCE',
  },
  acknowledgement: {
    subject: (reference) => `Your message has arrived [${reference}]`,
    heading: 'Your message has arrived',
    greeting: 'Hello,',
    received: 'Your message has been received and saved.',
    next: (delay) => `You will get a personal reply, usually within ${delay}.`,
    reply: 'To add something to your inquiry, simply reply to this message.',
    reference: 'Reference',
    article: 'Article',
    colon: ': ',
    notSentByYou:
      'This message was sent automatically to the address given in the site’s form. If you did not send anything, please ignore it.',
    privacy: 'Your data and your rights',
  },
  replyMail: {
    quoted: (date, name) => `On ${date}, ${name} wrote:`,
  },
  spamDigest: {
    subject: (count) =>
      `${count > 1 ? `${count} messages` : 'One message'} set aside by the spam filter`,
    heading: 'Messages set aside',
    introduction:
      'The filter considers these messages to be spam: nobody was notified, and their senders received nothing.',
    burst: (count) =>
      `${count > 1 ? `${count} of them were` : 'One of them was'} set aside for exceeding the form’s limits: “burst of messages”.`,
    line: (reference, name, email, extract, reasons) =>
      `${reference}, ${name} (${email}): “${extract}” [${reasons}]`,
    release: 'Release',
    inStudio: 'See them in the studio',
    howToRelease:
      'The link under a message leads to a page that releases it, for 7 days. Or run on the server: npm run leads -- release REFERENCE',
    footer: (days) => `The others are deleted ${plural(days, 'day')} after they arrived.`,
  },
  burstMail: {
    subject: 'A burst of messages: the site sets them aside',
    introduction:
      'The form receives more messages in an hour than its limits allow (LEADS_PER_ADDRESS, LEADS_IN_ALL). What exceeds them is kept apart: their senders receive nothing.',
    count: (count) =>
      count > 1
        ? `${count} messages were set aside within an hour. This is the last one:`
        : 'One message was set aside. Others may follow.',
    others:
      'If it is a real inquiry, the link leads to a page that releases it, for 7 days. The digest at seven will list the others, each with its link.',
    howToList: 'To see them now, on the server: npm run leads -- list --suspected',
    footer: (days) =>
      `What is not released is deleted ${plural(days, 'day')} after it arrived. At most one message like this one leaves per hour.`,
  },
  spamSignals: {
    trap: 'hidden field filled in',
    speed: 'submitted too fast',
    links: 'links',
    markup: 'markup',
    tracking: 'tracking or booking links',
    domain: 'advertises another domain than the address has',
    words: 'words of a sales pitch',
    pitch: 'sells rather than asks',
    campaign: 'same text under several names',
    burst: 'burst of messages',
    script: 'mixed or unexpected writing systems',
    disposable: 'disposable address',
    sender: 'address of a marketing firm',
    noise: 'meaningless text',
    judged: 'text or sender that you marked as spam',
  },
  legalPage: {
    title: 'Legal notice',
    description: 'Who publishes this site, who is responsible for it and who hosts it.',
    publisher: 'Publisher',
    director: 'Publication director',
    contact: (address) => `To get in touch, write to ${address}.`,
    host: 'Hosting',
    rights: 'Text and images',
    rightsText:
      'The articles and images on this site are protected by copyright. You may quote short passages if you name the author and link to the page; any other use requires permission.',
    cookies: 'Cookies and analytics',
    cookiesText: 'This site sets no tracking cookies and loads nothing from third parties.',
  },
  accessibilityPage: {
    title: 'Accessibility',
    description:
      'Everyone should be able to read, browse and use this site, whatever their device or disability.',
    conformity: 'Conformance status',
    conformityText: (share) =>
      `${share} of the applicable criteria of RGAA 4.1, the French standard based on WCAG, are met, according to the publisher’s own assessment of each version of the site.`,
    counts: (conforming, failing, notApplicable) =>
      `${plural(conforming, 'criterion', 'criteria')} met, ${failing}\u00a0not met, ${notApplicable}\u00a0not applicable.`,
    audit: 'Read the details, criterion by criterion (in French)',
    auditTitle: 'Assessment by RGAA 4.1',
    failures: 'Content that is not accessible',
    noFailures: 'There are no known issues.',
    method: 'How this is assessed',
    methodText:
      'Each type of page (list, article, topic, author, archive, search, contact, thanks, not found) is checked at every change with an automated tool (axe-core), in light and dark mode, from 320 to 2560\u00a0pixels wide and with increased text spacing, then with the keyboard and without JavaScript.',
    technologies: 'Technologies: HTML, CSS, SVG, JavaScript (optional).',
    contact: 'Report a problem',
    contactText: (address) =>
      `If you cannot use some content or the form, write to ${address}: you will get the information in another form, and the problem will be fixed.`,
    remedy: 'Complaints',
    remedyText:
      'If you reported a problem that keeps you from some content and the answer does not satisfy you, you may contact the French Defender of Rights:',
    ombudsman: 'Défenseur des droits form (in French)',
  },
  imports: {
    drawnCover: 'Zellige tiles: eight-pointed stars repeat on a regular grid.',
    undescribed: 'Picture without a description',
    callouts: {
      note: 'Note',
      info: 'Info',
      tip: 'Tip',
      important: 'Important',
      warning: 'Warning',
      caution: 'Caution',
      danger: 'Danger',
    },
  },
  articleText: {
    contents: 'Contents',
    notes: 'Notes',
    note: (number) => `Note ${number}`,
    beforeNote: '',
    backToText: (note, call) =>
      call > 1
        ? `Back to the text, note ${note}, reference ${call}`
        : `Back to the text, note ${note}`,
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
    form: 'When you use the form: your name, your e-mail address, the type of project, what you write about it and, if you give one, your telephone number. They are used to handle your inquiry, that is, to take steps at your request before a possible contract (GDPR, Article 6(1)(b)).',
    origin:
      'Your message is stored with the page that it was sent from, its language and, where known, the name of the site that referred you and the campaign parameters of the link that you followed. They tell the author which articles are useful, which is his legitimate interest (Article 6(1)(f)).',
    followUp:
      'With your message the author keeps the record of your inquiry: the replies that he sends you from the site and their drafts, his notes, its state and when that changed. The legal basis is the same.',
    abuse:
      'Your IP address is used only to limit abuse. It is stored only as a keyed hash, for 24 hours at most, and is not linked to your message.',
    filter:
      'A filter sets aside messages that look like spam. The author receives a list of them every day and decides; if you get no answer, write to him directly. Where he marks a message as spam or as genuine, the filter remembers it by keyed hashes of the address and the text.',
    readers:
      'You can read this site without giving any data: no cookies, no analytics, no third-party services. The color scheme that you choose and, while the tab is open, a message that you have not sent yet stay in your browser.',
    serverLog:
      'For each request, the server’s log notes the time, the page, the result, the size and the duration: no IP address, browser, referring page or search words. To turn away requests that are too frequent, the server keeps the IP address in memory for a moment, and never writes it down.',
    retention: 'How long it is kept',
    leadRetention: (years) =>
      `Your message, the author’s replies and notes: ${plural(years, 'year')} after your last message, the last reply or the last change of its state.`,
    correctionRetention: (years) =>
      `The keyed hashes of what the author marked as spam or not: ${plural(years, 'year')}.`,
    suspectedRetention: (days) => `A message classified as spam: ${plural(days, 'day')}.`,
    mailRetention: (days) =>
      `The e-mails that the site sends about it: ${plural(days, 'day')} in its own records.`,
    backupRetention:
      'In backups, which only the author can read: up to 30 days more. What was erased is erased again if a backup is restored.',
    serverRetention:
      'The database is kept by a server of its own, whose files and copies may hold traces of what was erased for some time.',
    recipients: 'Who has access',
    recipientsText:
      'The author, and those who host the site, his e-mail and his tools for following up inquiries. Your data is neither sold nor shared.',
    rights: 'Your rights',
    rightsText: (address) =>
      `You may request a copy of your data, have it corrected or deleted, restrict its use, object to it, or receive it in a reusable format: write to ${address}. You will receive an answer within a month.`,
    complaint: 'Where to complain',
    complaintText: 'If the answer does not satisfy you, you may contact the supervisory authority:',
    cnil: 'in France, the CNIL (cnil.fr)',
    cndp: 'in Morocco, the CNDP (cndp.ma)',
    declaration: (number) =>
      `This processing has been declared to the CNDP under number ${number}, as law 09-08 requires.`,
  },
};
