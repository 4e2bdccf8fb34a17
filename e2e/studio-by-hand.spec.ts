import { expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import { makeOwner, openBrowser } from './studio-owner';

/** What a person does with a control, by keys or by a finger */
type Hand = {
  press(target: Locator): Promise<void>;
  /** Goes into a field whose text is replaced by what is typed. */
  enter(target: Locator): Promise<void>;
  choose(radio: Locator): Promise<void>;
  /** By the toolbar */
  use(tool: string): Promise<void>;
  /** On a blank line */
  begin(element: string): Promise<void>;
};

const isFocused = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement);

function byKeys(page: Page): Hand {
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible();
    for (let count = 0; count < 120; count += 1) {
      if (await isFocused(target)) return;
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    async enter(target) {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+a');
    },
    async choose(radio) {
      const group = page.getByRole('group').filter({ has: radio });
      await reach(group.getByRole('radio', { checked: true }));
      await page.keyboard.press('ArrowDown');
      await expect(radio).toBeChecked();
    },
    async use(tool) {
      const button = page.getByRole('button', { name: tool, exact: true });
      await reach(page.getByRole('toolbar').locator('[tabindex="0"]'));
      for (let count = 0; count < 20 && !(await isFocused(button)); count += 1) {
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Enter');
    },
    async begin(element) {
      await page.keyboard.type(`/${element.toLowerCase()}`);
      await expect(page.getByRole('option', { name: element, exact: true })).toBeVisible();
      await page.keyboard.press('Enter');
    },
  };
}

function byFinger(page: Page): Hand {
  return {
    press: (target) => target.tap(),
    enter: async (target) => {
      await target.tap();
      await target.selectText();
    },
    choose: (radio) => radio.tap(),
    use: (tool) => page.getByRole('button', { name: tool, exact: true }).tap(),
    async begin(element) {
      await page.getByRole('button', { name: 'Ajouter un élément' }).tap();
      await page.getByRole('option', { name: element, exact: true }).tap();
    },
  };
}

const photo = (background: string) =>
  sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .jpeg()
    .toBuffer();

const laptop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

for (const [name, options, take] of [
  ['the keyboard alone', laptop, byKeys],
  ['a finger on a phone', phone, byFinger],
] as const) {
  test(`by ${name}, an article is written, scheduled, published, updated, renamed and unpublished`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const site = await getSharedSite();
    const page = await openBrowser(browser, options);
    const complaints = collectComplaints(page);
    await makeOwner(page, site);
    const hand = take(page);
    const { keyboard } = page;
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const link = (name: string) => page.getByRole('link', { name, exact: true }).first();
    const form = page.getByRole('dialog');
    const status = page.locator('.publish-panel').getByRole('status');

    const read = async (path: string) => (await fetch(site.url + path)).text();
    const statusOf = async (path: string) =>
      (await fetch(site.url + path, { redirect: 'manual' })).status;

    /** The panel without what became of the last act */
    const publishAgain = async () => {
      await hand.press(link('Retour au texte'));
      await hand.press(link('Publier…'));
    };

    await hand.press(link('Articles'));
    await hand.press(button('Écrire'));
    await hand.enter(page.getByRole('textbox', { name: 'Titre', exact: true }));
    await keyboard.type('Lettre de Fès');
    await keyboard.press('Enter');
    await keyboard.type('Trois rues, un tableau.');
    await keyboard.press('Enter');
    await keyboard.type('Le premier zouaq');
    await hand.use('Note de bas de page');
    await hand.enter(form.getByLabel('Texte de la note'));
    await keyboard.type('Un plafond peint.');
    await hand.press(form.getByRole('button', { name: 'Insérer' }));
    await keyboard.type(' de la médina.');
    await keyboard.press('Enter');
    await hand.begin('Tableau');
    await hand.enter(form.getByLabel('Titre de la colonne 1'));
    await keyboard.type('Rue');
    await hand.press(form.getByRole('button', { name: 'Insérer' }));
    for (const [index, color] of ['#a33', '#3a3', '#33a'].entries()) {
      const chooser = page.waitForEvent('filechooser');
      await hand.begin('Image');
      await (await chooser).setFiles({
        name: `rue-${index}.jpg`,
        mimeType: 'image/jpeg',
        buffer: await photo(color),
      });
      await hand.press(button('Décrire'));
      await hand.enter(form.getByLabel('Ce que montre l’image'));
      await keyboard.type(`Rue ${index}`);
      await hand.press(form.getByRole('button', { name: 'Appliquer' }));
    }
    if (options === phone) await hand.press(button('Réglages'));
    await hand.enter(page.getByLabel('Autre sujet'));
    await keyboard.type('Lettres');
    await keyboard.press('Enter');
    await hand.press(link('Publier…'));
    await hand.choose(page.getByRole('radio', { name: 'Le', exact: true }));
    await hand.press(button('Publier'));
    await expect(status).toHaveText(/^Paraîtra le /, { timeout: 30_000 });
    expect(await statusOf('/articles/lettre-de-fes')).toBe(404);

    await publishAgain();
    await hand.choose(page.getByRole('radio', { name: 'Maintenant' }));
    await hand.press(button('Publier'));
    await expect(status).toHaveText(/^Publié le /);
    for (const place of ['/', '/sujets/lettres', '/feed.xml', '/sitemap.xml', '/recherche?q=zouaq'])
      expect(await read(place)).toContain('/articles/lettre-de-fes');
    const article = await read('/articles/lettre-de-fes');
    expect(article.match(/<figure/g)).toHaveLength(4);
    expect(article).toContain('<table');
    expect(article).toContain('Un plafond peint.');

    await hand.press(link('Retour au texte'));
    await hand.enter(page.getByRole('textbox', { name: 'Chapeau' }));
    await keyboard.type('Quatre rues.');
    await hand.press(link('Publier…'));
    await hand.choose(page.getByRole('radio', { name: /^Signaler/ }));
    await hand.press(button('Mettre à jour'));
    await expect(status).toHaveText(/^Mis à jour/);
    expect(await read('/articles/lettre-de-fes')).toContain('Quatre rues.');

    await hand.press(page.getByRole('link', { name: 'Modifier\u00a0: Adresse' }));
    await expect(page.getByLabel('Adresse', { exact: true })).toBeFocused();
    await hand.enter(page.getByLabel('Adresse', { exact: true }));
    await keyboard.type('fes');
    await hand.press(link('Publier…'));
    await hand.press(button('Mettre à jour'));
    await expect(status).toHaveText(/^Mis à jour/);
    expect(await statusOf('/articles/lettre-de-fes')).toBe(308);
    expect(await statusOf('/articles/fes')).toBe(200);

    await publishAgain();
    await hand.press(button('Dépublier'));
    await expect(status).toHaveText(/^Dépublié/);
    expect(await statusOf('/articles/fes')).toBe(404);
    expect(complaints).toEqual([]);
  });
}
