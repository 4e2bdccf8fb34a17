import { expect, test } from 'vitest';
import type { Locale } from '@/lib/i18n/locales';
import { publish, withOwnVersion } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { englishArticles, frenchArticles } from './fixtures/articles';
import { searchArticles } from './queries';

withEmptyStore();
withOwnVersion();

// One store for all queries, since writing it takes longer than a hundred searches.
const french: [query: string, first: string][] = [
  ['mistral', 'mistral-medium'],
  ['mistrall', 'mistral-medium'],
  ['Mistral AI', 'mistral-medium'],
  ['chatgpt', 'mistral-medium'],
  ['deepseek', 'deepseek'],
  ['deep seek', 'deepseek'],
  ['depseek', 'deepseek'],
  ['automatiser', 'facturation'],
  ['automatisation', 'facturation'],
  ['automatisation comptabilité', 'comptable'],
  ['facturations pme', 'facturation'],
  ['automatiser ma facturation', 'facturation'],
  ['marocaines', 'banque-agents'],
  ['banques marocaines', 'banque-agents'],
  ['agent autonome banque', 'banque-agents'],
  ['rgpd', 'rgpd-loi-09-08'],
  ['loi 09-08', 'rgpd-loi-09-08'],
  ['données personnelles chatbot', 'rgpd-loi-09-08'],
  ['donnee personnelle', 'rgpd-loi-09-08'],
  ['AI Act', 'ai-act'],
  ['règlement européen', 'ai-act'],
  ['reglementeuropéen européenne', 'ai-act'],
  ['hébergement', 'hebergement'],
  ['heberger un modele', 'hebergement'],
  ['serveurs souverains', 'hebergement'],
  ['recruter', 'recrutement'],
  ['recrutements', 'recrutement'],
  ['hallucination', 'hallucinations'],
  ['halucinations', 'hallucinations'],
  ['rag', 'rag'],
  ['citations documents', 'rag'],
  ['darija', 'darija'],
  ['prix api', 'cout-requete'],
  ['coût d’une requête', 'cout-requete'],
  ['consommation énergie', 'energie'],
  ['hopital', 'sante'],
  ['hôpitaux', 'sante'],
  ['traduction arabe', 'traduction'],
  ['formation IA', 'formation'],
  ['former les salariés', 'formation'],
  ['développeur', 'code'],
  ['claude code', 'code'],
  ['sécurité messagerie', 'securite'],
  ['securité des courriels', 'securite'],
  ['relire des contrats', 'contrats'],
  ['usine tanger', 'industrie'],
  ['« contrôle qualité »', 'industrie'],
  ['stratégie ia', 'strategie'],
  ['gouvernance', 'strategie'],
  ['comité directeur', 'strategie'],
  ['emplois', 'comptable'],
  ['comment trier des candidatures', 'recrutement'],
];

const english: [query: string, first: string][] = [
  ['automation of invoices', 'invoices'],
  ['invoyces', 'invoices'],
  ['small companies', 'invoices'],
  ['hire', 'hiring'],
  ['hiring regulation', 'hiring'],
  ['sovereign', 'sovereignty'],
  ['sovereingty', 'sovereignty'],
];

async function publishAll() {
  for (const [locale, articles] of [
    ['fr', frenchArticles],
    ['en', englishArticles],
  ] as const) {
    for (const article of articles) await publish({ ...article, locale });
  }
}

const firstOf = async (locale: Locale, words: string) =>
  (await searchArticles(locale, { words, page: 1 }))?.results[0]?.slug;

test.each([
  ['fr', french],
  ['en', english],
] as const)('the article that a reader means comes first, in %s', async (locale, queries) => {
  await publishAll();
  for (const [query, first] of queries) {
    expect.soft([query, await firstOf(locale, query)]).toEqual([query, first]);
  }
});
