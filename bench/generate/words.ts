import type { Locale } from '@/lib/i18n/locales';

export type Words = {
  subjects: string[];
  verbs: string[];
  objects: string[];
  circumstances: string[];
  openings: string[];
  headings: string[];
  titles: string[];
  subjectsOfTitles: string[];
  topics: string[];
  link: string;
};

const list = (text: string) => text.split('|').map((part) => part.trim());

export const words: Record<Locale, Words> = {
  fr: {
    subjects: list(
      'une direction financière | le service juridique | une PME de Lyon | le modèle | un agent autonome | l’équipe de Casablanca | votre fournisseur | le comité de direction | une banque marocaine | l’éditeur | un hôpital public | la responsable des données | un atelier de Fès | le régulateur | une usine de Tanger | l’ingénieur de garde',
    ),
    verbs: list(
      'classe | relit | compare | surveille | automatise | refuse | mesure | adopte | corrige | documente | négocie | audite | résume | abandonne | protège | traduit',
    ),
    objects: list(
      'les factures en retard | un corpus de contrats | les réponses du support | un tableau de bord partagé | les données personnelles | le coût de chaque requête | une charte d’usage | la chaîne d’approvisionnement | les consignes de sécurité | un prototype fragile | des milliers de courriels | la qualité des traductions | les biais du modèle | une base de connaissances | les droits d’accès | le registre des traitements',
    ),
    circumstances: list(
      'avant la fin du trimestre | sans prévenir personne | dans un cadre précis | avec deux semaines de recul | malgré un budget serré | sous le contrôle d’un humain | à la demande du client | pour un coût modeste | selon la loi 09-08 | depuis le règlement européen | au prix d’un long essai | en moins d’une heure',
    ),
    openings: list(
      'En pratique, | Le plus souvent, | À l’inverse, | Reste que | Dès lors, | On l’oublie : | Chez plusieurs clients, | Ce printemps, | Sur le terrain, | Pour commencer,',
    ),
    headings: list(
      'Ce qui change vraiment | Le coût caché | Un essai de deux semaines | Ce que dit le droit | Les limites à garder en tête | Comment s’y prendre | Et au Maroc ? | La question des données | Qui décide ? | Pour aller plus loin',
    ),
    titles: list(
      'Ce que # change pour les PME | # : trois précautions avant de signer | Faut-il adopter # cette année ? | # au banc d’essai | Pourquoi # ne remplacera personne | # : ce qu’on en voit à Casablanca | Le vrai prix de # | Réussir son premier projet avec #',
    ),
    subjectsOfTitles: list(
      'la recherche documentaire | l’agent autonome | le modèle ouvert | la traduction automatique | la comptabilité assistée | le tri des candidatures | la voix de synthèse | l’assistant juridique | la prévision des ventes | le contrôle qualité | la relation client | l’audit de données | la génération de code | la lecture de plans',
    ),
    topics: list(
      'Agents | Assistants | Audit | Automatisation | Banque | Bureautique | Calcul | Coûts | Données | Droit | Emploi | Énergie | Entreprise | Éthique | Europe | Évaluation | Formation | Industrie | Maroc | Modèles ouverts | Open data | Santé | Sécurité | Souveraineté | Stratégie | Traduction',
    ),
    link: 'comme on l’a vu ici',
  },
  en: {
    subjects: list(
      'a finance team | the legal department | a small firm in Leeds | the model | an autonomous agent | your supplier | the board | a Moroccan bank | the vendor | a public hospital | the data officer | a workshop in Fez | the regulator | a plant near Tangier',
    ),
    verbs: list(
      'sorts | reviews | compares | watches | automates | refuses | measures | adopts | corrects | documents | negotiates | audits | sums up | abandons | protects | translates',
    ),
    objects: list(
      'overdue invoices | a body of contracts | answers of the help desk | a shared dashboard | personal data | the cost of each request | a charter of use | the supply chain | the safety rules | a fragile prototype | thousands of e-mails | the quality of translations | the model’s bias | a knowledge base | access rights',
    ),
    circumstances: list(
      'before the quarter ends | without telling anyone | within a clear frame | with two weeks of hindsight | on a tight budget | under human control | at the client’s request | for a modest price | under the European regulation | after a long trial | in less than an hour',
    ),
    openings: list(
      'In practice, | More often than not, | By contrast, | Still, | Hence | At several clients, | This spring, | On the ground, | To begin with,',
    ),
    headings: list(
      'What really changes | The hidden cost | A trial of two weeks | What the law says | Limits to keep in mind | How to go about it | A question of data | Who decides? | Further reading',
    ),
    titles: list(
      'What # changes for small firms | #: three checks before you sign | Is # worth it this year? | # on the test bench | Why # will replace nobody | The true price of # | A first project with #',
    ),
    subjectsOfTitles: list(
      'document search | the autonomous agent | the open model | machine translation | assisted bookkeeping | the sorting of applications | synthetic voice | the legal assistant | sales forecasting | quality control | customer service | the data audit | code generation',
    ),
    topics: list(
      'Agents | Audit | Automation | Costs | Data | Enterprise | Ethics | Europe | Health | Law | Morocco | Security | Sovereignty | Strategy',
    ),
    link: 'as seen here',
  },
};
