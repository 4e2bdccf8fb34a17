import { en as articles } from './articles/en';
import { en as desk } from './desk/en';
import { en as door } from './door/en';
import { en as editor } from './editor/en';
import type { StudioWords } from './fr';
import { en as importPage } from './imports/en';
import { en as pages } from './pages/en';
import { en as pictures } from './pictures/en';
import { en as publish } from './publish/en';
import { en as reply } from './reply/en';
import { en as deskSettings } from './reply/settings-en';
import { en as siteSettings } from './site-settings/en';
import { en as authorsPage } from './topics/authors-en';
import { en as topicsPage } from './topics/en';
import { en as write } from './write/en';
import { en as articleFields } from './write/fields-en';
import { en as preview } from './write/preview-en';

export const en: StudioWords = {
  ...door,
  articles,
  desk,
  pages,
  articleFields,
  publish,
  preview,
  importPage,
  siteSettings,
  topicsPage,
  authorsPage,
  editor,
  write,
  title: 'Studio',
  home: 'Home',
  settings: 'Settings',
  toSite: 'View the site',
  signOut: 'Sign out',
  navigation: 'Studio',
  skipToContent: 'Skip to content',
  notFound: {
    title: 'This page does not exist',
    text: 'Its address may have changed.',
    link: 'Back to the studio',
  },
  link: {
    ownerTitle: 'Open the studio',
    ownerText: 'Choose the address and the password that you will sign in with.',
    ownerSubmit: 'Open the studio',
    resetTitle: 'New password',
    resetText: (email) => `For ${email}. Other devices will be signed out.`,
    resetSubmit: 'Save and sign in',
    invitationTitle: 'Join the studio',
    invitationText: (email) => `Choose the password that ${email} will sign in with.`,
    invitationSubmit: 'Join the studio',
    passwordHint: 'At least 12 characters. A sentence is easier to remember than a word.',
    invalidTitle: 'This link no longer works',
    invalidText: 'A link works once, for 24 hours, and a newer one replaces it.',
    newInvitation: 'For an invitation, ask the owner of the site for another.',
    newLink: 'For a password, on the server:',
    toSignIn: 'Sign in with a password',
  },
  homePage: {
    allLeads: 'All leads',
    backup: 'Backup',
    noBackup: 'none',
    backupAgo: (age) => `${age} ago`,
    upcoming: 'Scheduled',
    nothingUpcoming: 'Nothing is scheduled.',
    drafts: (count) => `${count} draft${count === 1 ? '' : 's'}`,
    state: 'The site',
    mails: 'E-mails',
    delivered: 'delivered',
    waiting: (count) => `${count} waiting`,
    failed: (count) => `${count} given up`,
    late: 'late',
    misconfigured: 'a setting needs you',
    store: 'Storage',
    storeOk: 'works',
    storeFault: 'fails',
    disk: 'Free disk space',
    megabytes: (megabytes) =>
      megabytes < 1024
        ? `${megabytes} MB`
        : `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(megabytes / 1024)} GB`,
    diskLow: 'nearly full',
  },
  personPage: {
    title: 'Everything about a person',
    back: 'Back to the lead',
    kept: 'What the site keeps',
    retained: (date) => `Kept until ${date}, or longer if you stay in touch.`,
    suspected: (date) => `suspected, kept until ${date}`,
    mails: (count) => `${count} e-mail${count === 1 ? '' : 's'} of the site`,
    draft: 'Draft of a reply',
    export: 'Export',
    exportText:
      'The file contains their leads, your notes, replies and drafts, the history and the state of the e-mails.',
    formats: { json: 'JSON file', csv: 'CSV file, for a spreadsheet' },
    erase: 'Erase',
    eraseTexts: (leads) => [
      `Erases from the site, for good, their ${leads === 1 ? 'lead' : `${leads} leads`} with your notes, replies and drafts, the e-mails and their files, and what the filter learned from them.`,
      'Does not erase the e-mails that reached your mailbox, nor backups kept elsewhere: delete them, or let them expire. If a backup is restored, the person is erased from it again.',
    ],
    typeAddress: 'To confirm, type their e-mail address',
    eraseSubmit: 'Erase this person',
    problems: {
      mismatch: 'This is not the address of this person. Nothing was erased.',
      gone: 'This lead no longer exists: the person was erased in the meantime.',
      failed:
        'The person could not be erased: the disk is full or the database is busy. Try again in a moment.',
    },
    erased: {
      title: 'The person is erased',
      text: (leads) =>
        `${leads} lead${leads === 1 ? '' : 's'} and everything that belongs to ${leads === 1 ? 'it' : 'them'} ${leads === 1 ? 'was' : 'were'} erased.`,
      complete: 'No trace is left in the files of the site.',
      pending:
        'Traces are left in the files of the database, because another program is reading it. The site removes them as soon as it can; until then /health answers “erasure: pending”.',
      replaced: 'What a restore replaced is still there. To delete it, on the server:',
      backups:
        'The e-mails in your mailbox and backups kept elsewhere still hold the person: delete them, or let the backups expire.',
      toDesk: 'Back to the leads',
    },
  },
  accountsPage: {
    title: 'Accounts',
    text: 'Editors write and publish. Leads, the site’s settings and accounts remain the owner’s.',
    manage: 'Manage accounts',
    unused: 'signed out',
    invited: (date) => `invited until ${date}`,
    lastSeen: (date) => `last seen on ${date}`,
    remove: 'Remove',
    withdraw: 'Withdraw',
    invite: 'Invite an editor',
    language: 'Language',
    inviteSubmit: 'Create a link',
    inviteText: 'The link opens a page where the person chooses a password. You send it to them.',
    linkTitle: (email) => `Link for ${email}`,
    linkText: 'Copy it now: it is shown only once. It works once, for 24 hours.',
    link: 'Invitation link',
    copy: 'Copy',
    copied: 'Copied',
    another: 'Invite somebody else',
  },
  settingsPage: {
    account: 'Account',
    role: { owner: 'Owner', editor: 'Editor' },
    language: 'Language of the studio',
    save: 'Save',
    editor: 'Write with',
    richEditor: 'the editor',
    plainEditor: 'a plain text field',
    useEditor: 'Use this editor',
    password: 'Password',
    passwordText: 'Changing it signs out your other devices.',
    changePassword: 'Change password',
    passwordChanged: 'The password is changed, and your other devices are signed out.',
    devices: 'Devices',
    devicesText: 'A device that is not used for 30 days is signed out.',
    unknownDevice: 'Unknown device',
    thisDevice: 'this device',
    lastUsed: (date) => `used on ${date}`,
    signOutDevice: (device) => `Sign out ${device}`,
    signOutHere: 'Sign out here',
    signOutEverywhere: 'Sign out everywhere',
  },
  passkeys: {
    title: 'Passkeys',
    text: (host) =>
      `To sign in without a password, by the fingerprint, face or code of your device. A passkey works for ${host} only: if the site moves to another address, add a new one. The password stays valid.`,
    signIn: 'With a passkey',
    or: 'or',
    refused:
      'The passkey was not accepted, or the request was cancelled. Try again, or sign in with the password.',
    add: 'Add a passkey',
    added: 'The passkey is added.',
    notAdded:
      'The passkey was not added: the request was cancelled, or this device has one already. Try again if you need to.',
    unsupported:
      'This browser cannot make a passkey here. It takes a recent one, and an https address.',
    offer: 'Sign in faster next time: add a passkey',
    addedOn: (date) => `added on ${date}`,
    lastUsed: (date) => `used on ${date}`,
    neverUsed: 'never used',
    rename: 'Rename',
    name: 'Name',
    remove: 'Remove',
    removeNamed: (name) => `Remove ${name}`,
  },
  reply,
  deskSettings,
  pictures,
  age: (minutes) => {
    if (minutes < 1) return 'just now';
    if (minutes < 60) return `${minutes} min`;
    if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
    const days = Math.floor(minutes / (24 * 60));
    return `${days} day${days === 1 ? '' : 's'}`;
  },
};
