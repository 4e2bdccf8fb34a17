// U+00A0 and U+202F as in lib/i18n/fr.ts.

import { fr as articles } from './articles/fr';
import { fr as desk } from './desk/fr';
import { fr as door } from './door/fr';
import { fr as editor } from './editor/fr';
import { fr as importPage } from './imports/fr';
import { fr as pages } from './pages/fr';
import { fr as pictures } from './pictures/fr';
import { fr as publish } from './publish/fr';
import { fr as reply } from './reply/fr';
import { fr as deskSettings } from './reply/settings-fr';
import { fr as siteSettings } from './site-settings/fr';
import { fr as authorsPage } from './topics/authors-fr';
import { fr as topicsPage } from './topics/fr';
import { fr as articleFields } from './write/fields-fr';
import { fr as write } from './write/fr';
import { fr as preview } from './write/preview-fr';

export const fr = {
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
  home: 'Accueil',
  settings: 'Réglages',
  toSite: 'Voir le site',
  signOut: 'Se déconnecter',
  navigation: 'Studio',
  skipToContent: 'Aller au contenu',
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse a peut-être changé.',
    link: 'Retour à l’accueil du studio',
  },
  link: {
    ownerTitle: 'Ouvrir le studio',
    ownerText: 'Choisissez l’adresse et le mot de passe avec lesquels vous entrerez.',
    ownerSubmit: 'Ouvrir le studio',
    resetTitle: 'Nouveau mot de passe',
    resetText: (email: string) => `Pour ${email}. Les autres appareils seront déconnectés.`,
    resetSubmit: 'Enregistrer et entrer',
    invitationTitle: 'Rejoindre le studio',
    invitationText: (email: string) =>
      `Choisissez le mot de passe avec lequel ${email} entrera dans le studio.`,
    invitationSubmit: 'Rejoindre le studio',
    passwordHint: 'Au moins 12\u00a0caractères. Une phrase se retient mieux qu’un mot.',
    invalidTitle: 'Ce lien ne fonctionne plus',
    invalidText: 'Un lien sert une fois, pendant 24\u00a0heures, et un plus récent le remplace.',
    newInvitation: 'Pour une invitation, demandez-en une nouvelle au propriétaire du site.',
    newLink: 'Pour un mot de passe, sur le serveur\u00a0:',
    toSignIn: 'Entrer avec un mot de passe',
  },
  homePage: {
    allLeads: 'Toutes les demandes',
    backup: 'Sauvegarde',
    noBackup: 'aucune',
    backupAgo: (age: string) => `il y a ${age}`,
    upcoming: 'À paraître',
    nothingUpcoming: 'Rien n’est programmé.',
    drafts: (count: number) => `${count}\u00a0brouillon${count < 2 ? '' : 's'}`,
    state: 'Le site',
    mails: 'Courriels',
    delivered: 'remis',
    waiting: (count: number) => `${count}\u00a0en attente`,
    failed: (count: number) => `${count}\u00a0abandonné${count < 2 ? '' : 's'}`,
    late: 'en retard',
    misconfigured: 'réglage à corriger',
    store: 'Enregistrement',
    storeOk: 'fonctionne',
    storeFault: 'en panne',
    disk: 'Place sur le disque',
    megabytes: (megabytes: number) =>
      megabytes < 1024
        ? `${megabytes}\u00a0Mo`
        : `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(megabytes / 1024)}\u00a0Go`,
    diskLow: 'presque plein',
  },
  personPage: {
    title: 'Tout sur une personne',
    back: 'Retour à la demande',
    kept: 'Ce que le site en garde',
    retained: (date: string) => `Gardé jusqu’au ${date}, ou plus longtemps si l’échange reprend.`,
    suspected: (date: string) => `suspecte, gardée jusqu’au ${date}`,
    mails: (count: number) => `${count}\u00a0courriel${count < 2 ? '' : 's'} du site`,
    draft: 'Brouillon de réponse',
    export: 'Exporter',
    exportText:
      'Le fichier contient ses demandes, vos notes, réponses et brouillons, l’historique et l’état des courriels.',
    formats: { json: 'Fichier JSON', csv: 'Fichier CSV, pour un tableur' },
    erase: 'Effacer',
    eraseTexts: (leads: number) => [
      `Efface du site, sans retour, ${leads < 2 ? 'sa demande' : `ses ${leads}\u00a0demandes`} avec vos notes, réponses et brouillons, les courriels et leurs fichiers, et ce que le filtre a retenu d’elle.`,
      'N’efface ni les courriels déjà arrivés dans votre messagerie, ni les sauvegardes rangées ailleurs\u00a0: supprimez-les, ou laissez-les expirer. Si une sauvegarde est remise en service, la personne en est effacée de nouveau.',
    ],
    typeAddress: 'Pour confirmer, tapez son adresse e-mail',
    eraseSubmit: 'Effacer cette personne',
    problems: {
      mismatch: 'Ce n’est pas l’adresse de cette personne. Rien n’a été effacé.',
      gone: 'Cette demande n’existe plus\u00a0: la personne a été effacée entre-temps.',
      failed:
        'L’effacement n’a pas abouti\u00a0: le disque est plein ou la base occupée. Réessayez dans un instant.',
    },
    erased: {
      title: 'La personne est effacée',
      text: (leads: number) =>
        `${leads}\u00a0demande${leads < 2 ? '' : 's'} et tout ce qui en dépend ${leads < 2 ? 'a été effacée' : 'ont été effacés'}.`,
      complete: 'Il n’en reste aucune trace dans les fichiers du site.',
      pending:
        'Des traces en restent dans les fichiers de la base, qu’un autre programme est en train de lire. Le site les retire dès qu’il le peut\u00a0; d’ici là, /health répond «\u00a0erasure\u00a0: pending\u00a0».',
      replaced:
        'Ce qu’une restauration a remplacé est encore là. Pour le supprimer, sur le serveur\u00a0:',
      backups:
        'Les courriels de votre messagerie et les sauvegardes rangées ailleurs gardent encore la personne\u00a0: supprimez-les, ou laissez les sauvegardes expirer.',
      toDesk: 'Retour aux demandes',
    },
  },
  accountsPage: {
    title: 'Comptes',
    text: 'La rédaction écrit et publie. Les demandes, les réglages du site et les comptes restent au propriétaire.',
    manage: 'Gérer les comptes',
    unused: 'déconnecté',
    invited: (date: string) => `invitation valable jusqu’au ${date}`,
    lastSeen: (date: string) => `dernière visite le ${date}`,
    remove: 'Retirer',
    withdraw: 'Annuler',
    invite: 'Inviter à la rédaction',
    language: 'Langue',
    inviteSubmit: 'Créer un lien',
    inviteText:
      'Le lien ouvre la page où la personne choisit son mot de passe. À vous de le lui transmettre.',
    linkTitle: (email: string) => `Lien pour ${email}`,
    linkText:
      'Copiez-le maintenant\u00a0: il n’est montré qu’une fois. Il sert une fois, pendant 24\u00a0heures.',
    link: 'Lien d’invitation',
    copy: 'Copier',
    copied: 'Copié',
    another: 'Inviter quelqu’un d’autre',
  },
  settingsPage: {
    account: 'Compte',
    role: { owner: 'Propriétaire', editor: 'Rédaction' },
    language: 'Langue du studio',
    save: 'Enregistrer',
    editor: 'Écrire avec',
    richEditor: 'l’éditeur',
    plainEditor: 'un champ de texte simple',
    useEditor: 'Choisir cet éditeur',
    password: 'Mot de passe',
    passwordText: 'Le changer déconnecte les autres appareils.',
    changePassword: 'Changer le mot de passe',
    passwordChanged: 'Le mot de passe est changé, et les autres appareils sont déconnectés.',
    devices: 'Appareils',
    devicesText: 'Un appareil inutilisé pendant 30\u00a0jours est déconnecté.',
    unknownDevice: 'Appareil inconnu',
    thisDevice: 'cet appareil',
    lastUsed: (date: string) => `utilisé le ${date}`,
    signOutDevice: (device: string) => `Déconnecter ${device}`,
    signOutHere: 'Se déconnecter ici',
    signOutEverywhere: 'Se déconnecter partout',
  },
  passkeys: {
    title: 'Clés d’accès',
    text: (host: string) =>
      `Pour entrer sans mot de passe, avec l’empreinte, le visage ou le code de votre appareil. Une clé ne vaut que pour ${host}\u00a0: si le site change d’adresse, ajoutez-en une nouvelle. Le mot de passe reste valable.`,
    signIn: 'Avec une clé d’accès',
    or: 'ou',
    refused:
      'La clé d’accès n’a pas été acceptée, ou la demande a été annulée. Réessayez, ou entrez avec le mot de passe.',
    add: 'Ajouter une clé d’accès',
    added: 'La clé d’accès est ajoutée.',
    notAdded:
      'La clé d’accès n’a pas été ajoutée\u00a0: la demande a été annulée, ou cet appareil en a déjà une. Réessayez si besoin.',
    unsupported:
      'Ce navigateur ne peut pas créer de clé d’accès ici. Il en faut un récent, et une adresse en https.',
    offer: 'Entrer plus vite la prochaine fois\u00a0: ajouter une clé d’accès',
    addedOn: (date: string) => `ajoutée le ${date}`,
    lastUsed: (date: string) => `utilisée le ${date}`,
    neverUsed: 'jamais utilisée',
    rename: 'Renommer',
    name: 'Nom',
    remove: 'Retirer',
    removeNamed: (name: string) => `Retirer ${name}`,
  },
  reply,
  deskSettings,
  pictures,
  age: (minutes: number) => {
    if (minutes < 1) return 'à l’instant';
    if (minutes < 60) return `${minutes}\u00a0min`;
    if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}\u00a0h`;
    const days = Math.floor(minutes / (24 * 60));
    return `${days}\u00a0jour${days < 2 ? '' : 's'}`;
  },
};

export type StudioWords = typeof fr;
