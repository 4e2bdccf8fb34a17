import type { DoorWords } from './fr';

export const en: DoorWords = {
  error: {
    title: 'The studio could not answer',
    text: 'This page changed nothing. Try again in a moment; if it goes on, the server’s log says why.',
    retry: 'Try again',
    updatedTitle: 'The studio was updated',
    updatedText: 'Reload the page to go on.',
    reload: 'Reload',
  },
  fields: { email: 'E-mail address', password: 'Password', newPassword: 'New password' },
  errors: {
    emailInvalid: 'Enter a complete e-mail address, e.g. name@example.com.',
    passwordMissing: 'Enter the password.',
    passwordTooShort: 'Choose at least 12 characters: a sentence works well.',
    passwordTooLong: 'Choose at most 200 characters.',
  },
  problems: {
    wrong: 'The address or the password is wrong. Check both, then try again.',
    tooMany: (minutes) =>
      `Too many attempts from this network. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
    busy: 'Too many sign-ins at once. Try again in a few seconds.',
    taken:
      'This address has an account. If its password is forgotten, get a link on the server: npm run studio -- link <address>.',
    linkUsed:
      'This link was used before, or a newer one replaces it. Ask for a new one on the server: npm run studio -- link, or ask the owner for a new invitation.',
  },
  signIn: {
    title: 'Sign in to the studio',
    confirmTitle: 'Confirm that it is you',
    confirmText: 'This needs a sign-in of the last 15 minutes.',
    submit: 'Sign in',
    forgotten: 'Forgot your password? On the server:',
  },
};
