// U+00A0 and U+202F as in lib/i18n/fr.ts.

export const fr = {
  title: 'Répondre à',
  label: 'Votre réponse',
  quoted: 'Cité sous votre réponse',
  send: (address: string) => `Envoyer à ${address}`,
  save: 'Enregistrer le brouillon',
  next: 'Une copie vous est envoyée, et la suite de l’échange arrive dans votre messagerie.',
  mailto: 'Répondre dans votre messagerie',
  answered: 'Marquer comme répondue',
  savedReplies: 'Réponses enregistrées',
  insert: (title: string) => `Insérer «\u00a0${title}\u00a0»`,
  sending: 'Votre réponse part dans quelques secondes.',
  takeBack: 'La reprendre',
  saving: 'Enregistrement…',
  savedAt: (time: string) => `Enregistré à ${time}`,
  done: {
    saved: 'Brouillon enregistré.',
    sent: '',
    takenBack: 'Rien n’est parti\u00a0: votre texte est de nouveau un brouillon.',
    answered: 'Marquée comme répondue.',
  },
  problems: {
    malformed: 'Le studio n’a pas compris ce qui lui a été envoyé. Rechargez la page.',
    empty: 'Rien n’est parti\u00a0: écrivez d’abord votre réponse.',
    tooLong:
      'Rien n’est enregistré\u00a0: abrégez votre texte à 20\u202f000\u00a0caractères au plus.',
    signedOut: 'Non enregistré\u00a0: vous n’êtes plus connecté.',
    gone: 'Cette demande vient d’être effacée\u00a0: rien n’est parti, et ce navigateur n’en garde rien.',
    changed:
      'Cette demande a changé entre-temps, par exemple dans un autre onglet. Rien n’est parti, votre texte est gardé\u00a0: lisez ce qui a été fait, puis envoyez.',
    suspected:
      'Cette demande est suspecte. Rien n’est parti, votre texte est gardé\u00a0: dites d’abord que ce n’est pas du spam, puis envoyez.',
    tooLate: 'Trop tard\u00a0: votre réponse est partie.',
    failed: 'Non enregistré\u00a0: le serveur n’a pas pu écrire. Nouvel essai dans un instant.',
    notSent: 'Rien n’est parti\u00a0: le serveur n’a pas répondu. Renvoyez dans un instant.',
    offline: 'Non enregistré\u00a0: hors ligne.',
    updated: 'Le studio a été mis à jour\u00a0: rechargez la page.',
  },
  kept: 'Gardé dans ce navigateur.',
  notKept: 'Ne fermez pas cette page.',
  reload: 'Recharger',
  signIn: 'Se reconnecter',
  signInTitle: 'Reconnectez-vous',
  signInText: 'Votre session a pris fin. Votre texte vous attend.',
  later: 'Plus tard',
  again: 'Renvoyer',
  foundCopy: 'Ce navigateur garde un autre texte, qui n’a pas été enregistré.',
  useCopy: 'Le reprendre',
  dropCopy: 'L’effacer',
  unsentTitle: 'Votre réponse n’est pas partie',
  unsent: {
    signedOut:
      'Votre session a pris fin. Reconnectez-vous dans un autre onglet, puis revenez ici et renvoyez.',
    failed: 'Le serveur n’a pas pu écrire. Renvoyez dans un instant.',
  },
};

export type ReplyWords = typeof fr;
