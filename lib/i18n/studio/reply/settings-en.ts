import type { DeskSettingsWords } from './settings-fr';

export const en: DeskSettingsWords = {
  title: 'Leads',
  text: 'Your hours and your saved replies.',
  manage: 'Change',
  hours: 'Your hours',
  hoursText: 'The time that a lead waits counts within these hours only.',
  when: 'You answer',
  anyTime: 'at any time',
  someHours: 'in the hours below',
  days: 'Days',
  times: (timeZone) => `Hours (${timeZone})`,
  from: 'from',
  to: 'to',
  daysMissing: 'Choose at least one day.',
  timesWrong: 'Enter two times, the second after the first; 00:00 is the end of the day.',
  replies: 'Saved replies',
  repliesText: 'To insert into a reply, by the language of the lead.',
  add: 'Add a reply',
  language: 'Language',
  replyTitle: 'Title',
  replyText: 'Text',
  save: 'Save',
  saved: 'Saved.',
  remove: (title) => `Delete “${title}”`,
  errors: {
    titleMissing: 'Enter a title, e.g. “First call”.',
    titleTooLong: 'Shorten the title to at most 100 characters.',
    textMissing: 'Enter the text to insert.',
    textTooLong: 'Shorten the text to at most 20,000 characters.',
  },
  problems: {
    gone: 'This reply was deleted meanwhile. Copy your text to add it again.',
    failed:
      'Not saved: the server could not write. What you entered is kept, try again in a moment.',
  },
};
