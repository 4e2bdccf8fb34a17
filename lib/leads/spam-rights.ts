/** Over the output of foldText */
const rights = [
  /\b(?:je|nous) (?:m'oppose|nous opposons|retire mon consentement|(?:souhait|veu|voudr|demand|entend|exig)\w*[^.!?\n]{0,30}\b(?:exercer|effacement|suppression|rectification|acces a|portabilite|copie de mes))/,
  /\b(?:mon|notre|son|mes|ses) droits? (?:d'|de |a l|au)|\b(?:exercice|exercer) (?:de )?(?:mon|mes|ses) droits?|\b(?:elle|il) demande (?:la|l') ?(?:portabilite|effacement|acces|suppression)/,
  /\b(?:supprim|effac|retir|rectifi|corrig|communiqu|transm|utilis|conserv|deten|dispos|enleve)\w*[^.!?\n]{0,40}\b(?:(?:mes|ses) (?:donnees|infos|informations|coordonnees)|(?:mon|son) (?:adresse|nom|numero|e?-?mail|compte|commentaire)|(?:me|la|le) concern\w+|a mon sujet|sur moi|toutes mes)/,
  /\b(?:mes|ses) (?:donnees|infos|informations|coordonnees)(?: personnelles)?[^.!?\n]{0,40}\b(?:supprim|effac|retir|rectifi|oppos|transmis|conserv|detenez|portabilite)/,
  /\b(?:desabonnez|desinscrivez|retirez|effacez|supprimez|rayez|enlevez)-moi\b|\b(?:cessez|arretez) de m(?:'|e )|\bsaisi\w* la (?:cnil|cndp)|je me desabonne|ne m'ecrivez plus|\bne plus (?:m'|me )/,
  /\b(?:subject access request|right to be forgotten|my (?:\w+ )?rights? (?:to|of|under)|i (?:hereby )?(?:object to|withdraw my consent))\b/,
  /\b(?:delete|erase|remove|rectify|correct|copy of|hold|held|keep|store|processing)\b[^.!?\n]{0,40}\b(?:my (?:\w+ )?(?:data|address|information|details|name|email|number|account)|everything i sent|about me)\b|\babout me and (?:delete|erase)|\bnever (?:signed up|gave you)|\bjamais (?:donne|communique|laisse) mon (?:adresse|mail|e-mail|numero)/,
  /\b(?:take me off|please (?:unsubscribe|remove) me|stop (?:emailing|writing to|contacting) me)\b/,
];

/** Of access, erasure, objection and the like, in the first person: an opt-out offered to the reader is none. */
export function isRightsRequest(text: string): boolean {
  return rights.some((pattern) => pattern.test(text));
}
