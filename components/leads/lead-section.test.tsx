import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { site } from '@/lib/settings/site';
import { LeadSection } from './lead-section';

afterEach(() => {
  site.asksForPhone = false;
  site.hiddenProjectTypes = [];
});

const render = () =>
  renderToStaticMarkup(
    <LeadSection
      locale="fr"
      pageTitle="Contact"
      answeredBy={{ name: 'Jawad', role: 'Consultant', photo: null }}
    />,
  );

const listFields = (html: string) => {
  const names = [...html.matchAll(/<(?:input|textarea)[^>]* name="(\w+)"/g)].map(
    ([, name]) => name,
  );
  return [...new Set(names)].filter((name) =>
    /name|email|projectType|details|phone/.test(name ?? ''),
  );
};

test('the form has its four fields in their order, and last the phone number where it is asked for', () => {
  const fields = ['name', 'email', 'projectType', 'details'];
  expect(listFields(render())).toEqual(fields);
  site.asksForPhone = true;
  const html = render();
  expect(listFields(html)).toEqual([...fields, 'phone']);
  expect(html).toMatch(/<input[^>]*id="phone"[^>]*aria-describedby="phone-hint"/);
  expect(html).not.toMatch(/<input[^>]*name="phone"[^>]*required/);
});

test('offers the project types in their order, without the hidden ones', () => {
  const listTypes = () =>
    [...render().matchAll(/name="projectType" value="([^"]+)"/g)].map(([, key]) => key);
  const keys = Object.keys(site.projectTypes);
  expect(listTypes()).toEqual(keys);
  site.hiddenProjectTypes = keys.slice(0, 1);
  expect(listTypes()).toEqual(keys.slice(1));
});

test('says who answers, in what time, and what happens next', () => {
  const html = render();
  for (const words of ['Jawad', 'Consultant', 'Je réponds moi-même, sous un jour ouvré.']) {
    expect(html).toContain(words);
  }
  expect(html.match(/<li>/g)).toHaveLength(3);
});
