/** Folded words that occur in any text, whatever it is about. */
export const functionWords = new Set(
  `a ai aie ait alors apres as au aucun aucune aujourd auquel aura aurait aussi autre autres aux avait avant avec avez avoir avons
ayant bien bon bonjour bonsoir c ca car ce ceci cela celle celles celui ces cet cette ceux chacun chaque chez ci comme comment contre d
dans de deja depuis des dessus deux devant doit donc dont du e elle elles en encore entre es est et etait etant etc ete etes etre eu eux
fait faire faites fois font hui ici il ils j je jusqu l la laquelle le lequel les lesquels leur leurs lors lui m ma mais me meme memes
mes mieux moi moins mon n ne ni non nos notre nous on ont ou par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi puis
qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans se sera serait ses si sien soit son sont sous suis sur t ta
tant te tel telle tes toi ton tous tout toute toutes tres trop tu un une va vers voici voila vos votre vous vu y
about after all also am an and any are at be because been before being both but by can could did do does doing done each either else
ever every few for from get got had has have having he her here hers him his how i if in into is it its just less like ll many may me
might more most much must my no nor not now of off on once one only or other our ours out over own per re same she should since so some
such than that the their theirs them then there these they this those though through to too under until up us ve very was we were what
when where which while who whom whose why will with within without would yes yet you your yours
al als am an auf aus bei bin das dass dem den der die ein eine einen einer es fur hat ich ihr ihre im in ist mit nach nicht sie sind
und uns unser von was wenn wie wir zu zum zur con como de del el ella en es esta este la las lo los mas mi muy nos para pero por que se
si sin son su sus tu un una uno y yo che di e il la le lei nel non per piu sono un una com da do em na no o os para por que se um uma`
    .split(/\s+/)
    .filter(Boolean),
);
