// U+00A0 and U+202F as in lib/i18n/fr.ts.

import type { FieldGroup, SettingName } from '@/lib/settings/setting-fields';

const labels: Record<SettingName, string> = {
  name: 'Nom du site',
  tagline: 'Slogan',
  description: 'Description',
  footer: 'Pied de page',
  'owner.name': 'Votre nom',
  'owner.role': 'Votre métier',
  'accent.light': 'Couleur d’accent, affichage clair',
  'accent.dark': 'Couleur d’accent, affichage sombre',
  featuredDays: 'Jours à la une',
  replyWithin: 'Délai de réponse',
  acknowledge: 'Envoyer un accusé de réception',
  asksForPhone: 'Demander un numéro de téléphone',
  bookingUrl: 'Lien de rendez-vous',
  'retention.leadYears': 'Demandes, en années',
  'retention.suspectedDays': 'Messages suspects, en jours',
  'retention.mailDays': 'Textes des courriels remis, en jours',
  'privacy.controller': 'Responsable du traitement',
  'privacy.contact': 'Adresse pour exercer ses droits',
  'privacy.cndpDeclaration': 'Numéro de déclaration à la CNDP',
  'legal.publisher': 'Éditeur',
  'legal.director': 'Directeur de la publication',
  'legal.host': 'Hébergeur',
};

const hints: Partial<Record<SettingName, string>> = {
  description: 'Sous le titre de l’accueil, dans les flux et pour les moteurs de recherche.',
  'owner.role': 'Près du formulaire et dans la signature de vos courriels.',
  featuredDays: 'Un article à la une précède les plus récents pendant ces jours-là.',
  replyWithin: 'Par exemple «\u00a0un jour ouvré\u00a0».',
  bookingUrl: 'Proposé sur la page de remerciement. Laissez vide pour n’en proposer aucun.',
  'retention.leadYears': 'Depuis le dernier échange avec la personne.',
  'privacy.cndpDeclaration': 'Laissez vide s’il n’y en a pas.',
  'legal.publisher': 'Statut, adresse, immatriculation, ligne par ligne.',
};

const groups: Record<FieldGroup | 'types', { title: string; text: string }> = {
  identity: {
    title: 'Identité',
    text: 'Ce que montrent les pages, les flux, les courriels et les images de partage. Le logo et la photo se règlent dans site.config.ts.',
  },
  answers: {
    title: 'Formulaire',
    text: 'Ce que voit quelqu’un qui vous écrit. Les adresses des courriels et le fuseau horaire se règlent dans site.config.ts.',
  },
  types: {
    title: 'Types de projet',
    text: 'Les choix du formulaire, dans cet ordre. Un type masqué n’est plus proposé, mais reste lisible dans les demandes.',
  },
  retention: {
    title: 'Conservation',
    text: 'Combien de temps le site garde ce qu’on lui écrit. La page de confidentialité le dit.',
  },
  legal: {
    title: 'Mentions légales',
    text: 'Ce que disent les mentions légales et la page de confidentialité.',
  },
};

const count = (number: number, one: string, many: string) =>
  `${number}\u00a0${number < 2 ? one : many}`;

export const fr = {
  title: 'Le site',
  text: 'Nom, couleurs, formulaire, types de projet, conservation, mentions légales.',
  manage: 'Régler le site',
  labels,
  hints,
  groups,
  languages: { fr: 'français', en: 'anglais' },
  switch: { on: 'oui', off: 'non' },
  save: 'Enregistrer',
  saved: 'Enregistré. Les lecteurs le voient dès maintenant.',
  failed:
    'Non enregistré\u00a0: le serveur n’a pas pu écrire. Ce que vous avez saisi est conservé, réessayez dans un instant.',
  problemCount: (problems: number) =>
    `Non enregistré\u00a0: ${count(problems, 'champ est', 'champs sont')} à revoir.`,
  changed: (date: string, by: string) => `Modifié le ${date} par ${by}.`,
  configured: (text: string) =>
    text === '' ? 'Vide dans site.config.ts.' : `Dans site.config.ts\u00a0: «\u00a0${text}\u00a0».`,
  revert: 'Y revenir',
  revertOf: (label: string) => `Y revenir\u00a0: ${label}`,
  ignored: (text: string) =>
    `«\u00a0${text}\u00a0» ne convient plus, et la valeur de site.config.ts s’applique.`,
  problems: {
    missing: () => 'Saisissez un texte.',
    number: () => 'Saisissez un nombre entier.',
    tooSmall: ({ limit }: { limit: number }) => `Saisissez ${limit} au moins.`,
    tooBig: ({ limit }: { limit: number }) => `Saisissez ${limit} au plus.`,
    color: () => 'Saisissez une couleur à six chiffres hexadécimaux, par exemple #6050dc.',
    contrast: ({ scheme, ratio, suggested }: Contrast) =>
      `Cette couleur se lirait mal\u00a0: contraste de ${ratio.replace('.', ',')}, il en faut 4,5. Choisissez-la plus ${scheme === 'light' ? 'foncée' : 'claire'}, par exemple ${suggested}.`,
    url: () => 'Saisissez une adresse complète qui commence par https://.',
    email: () => 'Saisissez une adresse e-mail complète, par exemple nom@exemple.fr.',
    changed: ({ now }: { now: string }) =>
      `Modifié entre-temps, dans un autre onglet ou par quelqu’un d’autre\u00a0: «\u00a0${now}\u00a0». Enregistrez de nouveau pour le remplacer par ce que vous avez saisi.`,
  },
  expiring: {
    title: 'Une conservation plus courte supprime des données, sans retour.',
    text: 'Ceci dépasse déjà la nouvelle durée et sera supprimé à la prochaine purge, chaque matin à sept heures\u00a0:',
    nothing:
      'Rien ne dépasse encore la nouvelle durée\u00a0: la prochaine purge ne supprimera rien.',
    leads: (leads: number) => count(leads, 'demande', 'demandes'),
    suspected: (messages: number) => count(messages, 'message suspect', 'messages suspects'),
    mails: (mails: number) => `le texte de ${count(mails, 'courriel remis', 'courriels remis')}`,
    submit: 'Confirmer et enregistrer',
  },
  types: {
    label: (language: string) => `Libellé (${language})`,
    missing: 'Donnez un libellé dans cette langue.',
    newType: 'nouveau type',
    hidden: 'Masqué dans le formulaire',
    leads: (leads: number) => count(leads, 'demande', 'demandes'),
    add: 'Ajouter un type',
    up: (name: string) => `Monter «\u00a0${name}\u00a0»`,
    down: (name: string) => `Descendre «\u00a0${name}\u00a0»`,
    remove: 'Supprimer',
    removeOf: (name: string) => `Supprimer «\u00a0${name}\u00a0»`,
    ignored:
      'Ce qui avait été choisi ici ne convient plus, par exemple parce qu’une langue s’est ajoutée\u00a0: les types de site.config.ts s’appliquent.',
    kept: (names: string) =>
      `Des demandes ont un type que site.config.ts n’a pas\u00a0: il reste, masqué (${names}).`,
    problems: {
      changed:
        'Les types ont été modifiés entre-temps, dans un autre onglet ou par quelqu’un d’autre. Enregistrez de nouveau pour les remplacer par ceux-ci.',
      used: 'Des demandes ont un type que vous supprimez. Masquez-le plutôt.',
    },
  },
};

type Contrast = { scheme: 'light' | 'dark'; ratio: string; suggested: string };

export type SiteSettingsWords = typeof fr;
