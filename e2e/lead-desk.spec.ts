import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { listLeadMails, listMailsTo, waitForLeadMail, waitForMailTo } from './inbox';
import { fillLeadForm, submitButton } from './lead-form';
import { fetchFormFields, postLead } from './post-lead';
import { getSharedSite } from './shared-site';
import { runCli, type Site, startTestSite } from './site';

const leads = (site: Site, ...argv: string[]) => runCli('leads', site, ...argv);

const advertisement =
  'Dear sir, we offer cheap SEO backlinks and guest posts to rank your website on the first page of Google. Visit https://seo.example/offer and https://seo.example/prices, click here to order now. To unsubscribe, reply STOP.';

test('suspected spam is quarantined, acknowledged like any lead, and released by one command', async ({
  page,
}) => {
  // Six commands, a process each
  test.slow();
  const site = await getSharedSite();
  const mailbox = join(site.dataDir, 'mail');
  await page.goto(`${site.url}/contact`);
  await fillLeadForm(page, {
    name: 'Best SEO Deals',
    email: 'deals@seo.example',
    details: advertisement,
  });
  await submitButton(page).click();
  await expect(page).toHaveURL(/merci\?ref=IA-/);
  await expect(page.getByRole('main')).toContainText('Jawad répond par e-mail, en général');
  await expect(page.getByRole('main')).toContainText('écrivez à jawad@example.com');
  const reference = /IA-\w{5}/.exec(page.url())?.[0] ?? '';

  // The next lead's mail leaves after it: had there been one about spam, it would be there by then.
  await postLead(site.url, await fetchFormFields(site.url), {
    name: 'Amina',
    email: 'amina@client.example',
    details: 'Bonjour, nous cherchons de l’aide pour trier quatre mille factures par mois.',
  });
  await waitForLeadMail('amina@client.example', mailbox);
  expect(await listLeadMails('deals@seo.example', mailbox)).toEqual([]);
  expect(await listMailsTo('deals@seo.example', mailbox)).toEqual([]);

  const suspected = JSON.parse(await leads(site, 'list', '--suspected', '--json'));
  expect(suspected).toMatchObject([{ reference, email: 'deals@seo.example' }]);
  expect(await leads(site, 'list')).not.toContain(reference);

  await leads(site, 'release', reference);
  await waitForLeadMail('deals@seo.example', mailbox);
  await waitForMailTo('deals@seo.example', mailbox);
  expect(await leads(site, 'list')).toContain(reference);

  expect(await leads(site, 'erase', 'DEALS@seo.example', '--yes')).toMatch(/\b1\b/);
  expect(await leads(site, 'list', '--all')).not.toContain(reference);
  expect(await listLeadMails('deals@seo.example', mailbox)).toEqual([]);
});

test('past ten times the rate limit the form says how long to wait and keeps its values', async ({
  page,
}) => {
  const site = await startTestSite({ LEADS_PER_ADDRESS: '1' });
  try {
    // One address for browser and program: « localhost » has two.
    const url = site.url.replace('localhost', '127.0.0.1');
    const form = await fetchFormFields(url);
    const typed = (number: number) => ({
      name: 'Amina Bennani',
      email: 'amina@client.example',
      details: `Nous voulons trier quatre mille factures, lot ${number}.`,
    });
    const first = await postLead(url, form, typed(1));
    expect(first).toMatch(/^IA-/);
    await site.execute(`UPDATE RateLimit SET points = 9 WHERE key LIKE 'address:%'`);
    expect(await postLead(url, form, typed(2))).toMatch(/^IA-/);
    // Nobody is his own proxy.
    const elsewhere = { 'X-Forwarded-For': '203.0.113.9' };
    expect(await postLead(url, form, typed(3), elsewhere)).toBeNull();

    await page.goto(`${url}/contact`);
    await fillLeadForm(page, { ...typed(4), projectType: 'Formation' });
    await submitButton(page).click();
    const summary = page.getByRole('alert').filter({ hasText: 'trop de messages' });
    await expect(summary).toContainText(/renvoyez-le dans (59|60)\sminutes/);
    await expect(summary).toContainText('écrivez à jawad@example.com');
    await expect(page.getByLabel('Nom complet')).toHaveValue('Amina Bennani');
    await expect(page.getByLabel('Formation')).toBeChecked();
    await expect(page.getByLabel('Détails du projet')).toHaveValue(typed(4).details);

    // What is there already still answers with its reference, also after a restart, which forgets nothing.
    await site.stop();
    await site.start({ TRUSTED_PROXIES: '1' });
    const here = { 'X-Forwarded-For': '127.0.0.1' };
    expect(await postLead(url, form, typed(1), here)).toBe(first);
    expect(await postLead(url, form, typed(5), here)).toBeNull();
    expect(await site.query('SELECT * FROM Lead')).toHaveLength(2);

    // Behind a proxy of ours each visitor counts for himself.
    expect(await postLead(url, form, typed(6), elsewhere)).toMatch(/^IA-/);
  } finally {
    await site.stop();
  }
});
