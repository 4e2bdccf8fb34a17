import { expect, test } from '@playwright/test';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { fetchFormFields, type HiddenFields } from './post-lead';
import { formatRequest, type RawResponse, sendRawRequest } from './raw-http';
import { getSharedSite } from './shared-site';
import type { Site } from './site';

export const normalized = 308;
export const refusals = [400, 403, 404, 405, 408, 409, 411, 413, 414, 415, 417, 421, 431, 501, 505];

export let site: Site;
export let form: HiddenFields;

export function setUpSite() {
  test.describe.configure({ mode: 'default' });
  test.beforeAll(async () => {
    site = await getSharedSite();
    form = await fetchFormFields(site.url);
  });
  test.afterEach(async () => {
    expect((await fetch(`${site.url}/health`)).status).toBe(200);
    expect(site.output()).not.toMatch(/unhandled|uncaught/i);
  });
}

/** No stack, no path of this machine, not the attacker's host; and within 1.5 s. */
export function expectPlain(name: string, answer: RawResponse) {
  const all = answer.head + answer.body;
  expect.soft(all, name).not.toMatch(/\n\s+at |node_modules|\.next\/|node:internal/);
  expect.soft(all, name).not.toContain(process.cwd());
  expect.soft(all, name).not.toContain('evil.example');
  expect.soft(answer.head, name).not.toMatch(/^(set-cookie|x-powered-by|injected):/im);
  expect.soft(answer.milliseconds, name).toBeLessThan(1500);
}

export async function expectRefused(name: string, bytes: string, statuses = refusals) {
  const answer = await sendRawRequest(site.url, bytes);
  expectPlain(name, answer);
  expect.soft(statuses, `${name}: ${answer.status}`).toContain(answer.status);
  expect.soft(answer.body.length, name).toBeLessThan(60_000);
}

export const get = (target: string, headers: string[] = []) =>
  formatRequest(site.url, `GET ${target} HTTP/1.1`, headers);

export function multipart(more: [name: string, value: string][], boundary = 'xyz'): string {
  const parts = [...form, ...more].map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${boundary}--\r\n`;
}

export function post(body: string, headers: string[] = [], path = '/contact'): string {
  const type = headers.some((line) => /^content-type:/i.test(line))
    ? []
    : ['Content-Type: multipart/form-data; boundary=xyz'];
  const length = `Content-Length: ${Buffer.byteLength(body, 'latin1')}`;
  return formatRequest(site.url, `POST ${path} HTTP/1.1`, [...type, length, ...headers], body);
}

export const ownOrigin = () => `Origin: ${site.url}`;
export const typed = (): [string, string][] => [
  ['name', 'Prospect'],
  ['email', uniqueEmail()],
  ['details', uniqueDetails()],
];
