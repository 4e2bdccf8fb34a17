import { expect, test } from '@playwright/test';
import {
  expectPlain,
  form,
  multipart,
  ownOrigin,
  post,
  refusals,
  setUpSite,
  site,
  typed,
} from './hostile-site';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { postLead } from './post-lead';
import { sendRawRequest } from './raw-http';

setUpSite();

test('malformed forms are refused or answered as a form', async () => {
  const urlencoded = 'Content-Type: application/x-www-form-urlencoded';
  const deep = Array.from({ length: 1000 }, (_, index): [string, string] => [`field${index}`, 'a']);
  const cases: Record<string, string> = {
    'no boundary': post('hello', ['Content-Type: multipart/form-data', ownOrigin()]),
    'wrong boundary': post('hello', [ownOrigin()]),
    'boundary only': post('--xyz--\r\n', [ownOrigin()]),
    'part cut off': post(multipart([]).slice(0, 60), [ownOrigin()]),
    json: post('{"name":{"$gt":""}}', ['Content-Type: application/json', ownOrigin()]),
    xml: post('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', [
      'Content-Type: text/xml',
      ownOrigin(),
    ]),
    'plain text': post('a=b', ['Content-Type: text/plain', ownOrigin()]),
    urlencoded: post('%zz=%&__proto__[a]=b', [urlencoded, ownOrigin()]),
    'hundreds of fields': post(multipart(deep.slice(0, 600)), [ownOrigin()]),
    'thousand fields, urlencoded': post(deep.map((pair) => pair.join('=')).join('&'), [
      urlencoded,
      ownOrigin(),
    ]),
    'an action that is not there': post(
      '--xyz\r\nContent-Disposition: form-data; name="$ACTION_ID_00"\r\n\r\n\r\n--xyz--\r\n',
      [ownOrigin()],
    ),
    'a made-up id': post('[]', [
      'Next-Action: 7f00000000000000000000000000000000000000aa',
      'Content-Type: text/plain',
      ownOrigin(),
    ]),
    'a garbled id': post('[', [
      `Next-Action: ../../${'x'.repeat(500)}`,
      'Content-Type: text/plain',
      ownOrigin(),
    ]),
    'a prototype as id': post('[]', [
      'Next-Action: __proto__',
      'Content-Type: text/plain',
      ownOrigin(),
    ]),
    'posted elsewhere': post(multipart(typed()), [ownOrigin()], '/feed.xml'),
    'posted to nowhere': post(multipart(typed()), [ownOrigin()], '/nowhere'),
    gzipped: post('hello', ['Content-Encoding: gzip', ownOrigin()]),
  };
  for (const key of [
    '__proto__',
    'constructor',
    'toString',
    '$ACTION_REF_1',
    '$ACTION_REF___proto__',
    '$ACTION_1:0',
    '$ACTION_1:__proto__',
    '$ACTION_KEY',
    '1_$ACTION',
  ]) {
    for (const value of [
      '{"__proto__":{"polluted":1}}',
      '["$F1","$K1","$Q1"]',
      '$1:__proto__:constructor',
      `${'['.repeat(5000)}`,
    ]) {
      cases[`${key} = ${value.slice(0, 30)}`] = post(multipart([[key, value], ...typed()]), [
        ownOrigin(),
      ]);
    }
  }
  for (const [name, bytes] of Object.entries(cases)) {
    const answer = await sendRawRequest(site.url, bytes, { withinMs: 5000 });
    expectPlain(name, answer);
    expect.soft([200, 303, ...refusals], `${name}: ${answer.status}`).toContain(answer.status);
  }
  const lead = { name: 'Après', email: uniqueEmail(), details: uniqueDetails() };
  expect(await postLead(site.url, form, lead)).toMatch(/^IA-/);
});

test('the form is accepted only from the site itself', async () => {
  const { host, port } = new URL(site.url);
  const foreign = [
    'https://evil.example',
    'null',
    `http://localhost:${Number(port) + 1}`,
    `http://${host}.evil.example`,
    'garbage',
    '',
  ];
  const forgedLead = (): [string, string][] => [...typed().slice(1), ['name', 'Contrefaite']];
  for (const origin of foreign) {
    const lines = [`Origin: ${origin}`];
    const answer = await sendRawRequest(site.url, post(multipart(forgedLead()), lines));
    expectPlain(`Origin: ${origin}`, answer);
    expect.soft([origin, answer.status]).toEqual([origin, 403]);
  }
  const forged = ['Origin: https://evil.example', 'X-Forwarded-Host: evil.example'];
  expect
    .soft((await sendRawRequest(site.url, post(multipart(forgedLead()), forged))).status)
    .toBe(403);
  const crossSite = await sendRawRequest(
    site.url,
    post(multipart(forgedLead()), ['Sec-Fetch-Site: cross-site']),
  );
  expect.soft(crossSite.status).toBe(403);
  expect(await site.query("SELECT id FROM Lead WHERE name = 'Contrefaite'")).toEqual([]);

  for (const lines of [[ownOrigin()], [ownOrigin(), 'Sec-Fetch-Site: same-origin'], []]) {
    const answer = await sendRawRequest(site.url, post(multipart(typed()), lines));
    expect.soft([lines, answer.status]).toEqual([lines, 303]);
  }
});
