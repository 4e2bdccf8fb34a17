export const linkTrade = String.raw`
(?:do|no)-?follow
backlinks?
net-?linking
link ?(?:building|build|swap|exchange|insertion|placement|partner)\w*
exchange (?:of )?links?
(?:echang\w+|partenariat\w*) (?:de |d'|des )?liens?
liens? (?:crois|editoria|contextuel|permanent|triangul|sponsor|en follow|naturel|retour|externe|reciproque|optimise)\w*

guest[- ](?:post|article|blog|contribut)\w*
sponsored (?:post|article|content)s?
articles? (?:sponsor|sponso|invite)\w*
publication\w* (?:sponsor|de marque)\w*
contribut\w+ (?:a|an) (?:piece|article|post)
(?:tribune|espace|emplacement\w*|contenu) (?:redaction|editoria)\w*
annonceurs?
publish (?:a|an|my)\s
articles? (?:de fond|partenaires?|de marque|exclusif)
(?:publi\w+|diffus\w+|placer?) (?:\w+ ){0,2}(?:d'un article|d'articles|des articles|des communiques|les contenus|nos contenus|votre blog)
paid contributions?
third-party content
collaboration remuneree
kit media
editorial guidelines
placements?

(?:un|seul|deux|avec|le|natural|one|single|a) (?:\w+ )?(?:liens?|links?) (?:\w+ )?(?:vers|to|back)
ancre
anchor text
author bio
(?:da|dr|tf|pr|cf) ?\d\d
domain authority
(?:placer|inserer|glisser|mettre|ajout\w+|add|insert|place) (?:\w+ ){0,3}(?:liens?|links?)
(?:mon|notre|our|my) (?:\w+ )?clients? (?:\w+ )?(?:est pret|aimerait|souhaite|vend|in the)
(?:a|une) (?:\w+ )?mention
be mentioned
trade mentions
parlez de moi
resources page
page (?:de )?(?:ressources|partenaires)
return the favor
en (?:retour|contrepartie|echange)

insertion\w* de liens?
link insertions?
(?:exact anchor|avec l'ancre)
(?:un petit|faire un) echange
(?:\d|three|two) ?-?way
(?:add|ajoutes?) (?:a short mention|un lien)
soit cite\w* avec
relations? blogueurs?
`;

export const yourSite = String.raw`
(?:votre|ton|de votre) (?:site|blog|fiche|referencement|trafic|visibilite|audience|contenu|page)
(?:vos|tes) (?:articles|posts|prospects|leads|concurrents|futurs clients|appels|visiteurs|contenus|reseaux|pages)

your (?:\w+ )?(?:site|website|blog|google|domain|traffic|rankings?|audience|business|company|profile|niche|content|readers|customers|
  prospects|competitors|posts?|inbound)

en (?:parcourant|visitant|regardant|analysant)
tomb\w+ sur
came across
was (?:on|going through|browsing|checking)
(?:went|going) through
i (?:just )?(?:noticed|saw|checked|recorded|looked)
(?:j'ai|nous avons|on a) (?:remarqu|constat|relev|vu|regard|analys|parcouru|test)\w*
a ete analyse

premiere page
(?:page one|first page|1st page)
google (?:maps?|my business|ads)
positionne\w*
optimis\w+
not ranking
search engines?
mots-cles
keywords?
seo
referencement
organic

(?:votre|ton|vos) (?:article|texte|publication)s?[^.!?\n]{0,90}(?:plu|apprecie|convaincu\w*|resume|frappe)
(?:enjoyed|loved|like[ds]?) (?:both|your)
your (?:writing|article|post) (?:is|about|tells|shows)
a la lecture de vos
j'ai (?:kiffe|adore|beaucoup aime) (?:ton|votre)
(?:suivons|suis) votre (?:travail|blog|parcours)
(?:saw|see) you(?:'re| are)
`;

export const lure = String.raw`
crypto\w*
bitcoin
btc
usdt
forex
trading
invest\w+
profits?
passive income
revenus? passif
(?:gagn|earn|retir)\w+ \S{0,3}\d

casino
paris sportifs
betting
free spins
jackpot
cbd
adult
rencontre\w*
lonely
pics
sexy
viagra
cialis
prescription
pills?
weight loss
maigrir
replica
iptv
followers
abonnes
likes
google reviews
avis 5
etoiles

(?:pret|credit|loan|financement|funding|working capital|capital)s? (?:\w+ )?(?:de|from|entre|up|rapide|between|of|personnel|line|quick|in)
bad credit
taux (?:fixe|de \d)
pre-?(?:approved|selected)

herit\w+
inherit\w*
legs
beneficiary
next of kin
widow
veuve
barrister
donation
don de
fortune
million
confidentiel
dear (?:friend|sir|customer|owner|ceo|manager|webmaster|website)
beloved
bien.?aime
partagez
marabout
voyant
retour d
visa
sans diplome
passeport

(?:enhorabuena|premio|sorteo|ha ganado)
(?:قروض\w*|قرض|تمويل)
`;
