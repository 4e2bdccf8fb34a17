// U+00A0 and U+202F as in lib/i18n/fr.ts.

export const fr = {
  error: {
    title: 'Le studio n’a pas pu répondre',
    text: 'Rien n’a été modifié par cette page. Réessayez dans un instant\u00a0; si cela dure, le journal du serveur en dit la cause.',
    retry: 'Réessayer',
    updatedTitle: 'Le studio a été mis à jour',
    updatedText: 'Rechargez la page pour continuer.',
    reload: 'Recharger',
  },
  fields: {
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    newPassword: 'Nouveau mot de passe',
  },
  errors: {
    emailInvalid: 'Saisissez une adresse e-mail complète, par exemple nom@exemple.fr.',
    passwordMissing: 'Saisissez le mot de passe.',
    passwordTooShort:
      'Choisissez au moins 12\u00a0caractères\u00a0: une phrase convient très bien.',
    passwordTooLong: 'Choisissez au plus 200\u00a0caractères.',
  },
  problems: {
    wrong: 'L’adresse ou le mot de passe ne convient pas. Vérifiez les deux, puis réessayez.',
    tooMany: (minutes: number) =>
      `Trop d’essais depuis ce réseau. Réessayez dans ${minutes}\u00a0minute${minutes < 2 ? '' : 's'}.`,
    busy: 'Trop de connexions à la fois. Réessayez dans quelques secondes.',
    taken:
      'Cette adresse a déjà un compte. Si son mot de passe est oublié, demandez un lien sur le serveur\u00a0: npm\u00a0run\u00a0studio\u00a0--\u00a0link\u00a0<adresse>.',
    linkUsed:
      'Ce lien a déjà servi, ou un lien plus récent le remplace. Demandez-en un nouveau sur le serveur\u00a0: npm\u00a0run\u00a0studio\u00a0--\u00a0link, ou une nouvelle invitation au propriétaire.',
  },
  signIn: {
    title: 'Entrer dans le studio',
    confirmTitle: 'Confirmez que c’est bien vous',
    confirmText: 'Cette action demande de s’être identifié il y a moins de 15\u00a0minutes.',
    submit: 'Entrer',
    forgotten: 'Mot de passe oublié\u202f? Sur le serveur\u00a0:',
  },
};

export type DoorWords = typeof fr;
