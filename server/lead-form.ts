import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { honeypotField, leadFields } from '@/lib/leads/schema';
import { site } from '@/lib/settings/site';
import { isReactField, sanitizeForm, type TextFields } from './sanitize-form';

const ownFields = ['locale', 'name', 'email', 'details', honeypotField];

/** Whether it is the lead form, of this build or of another. */
export function isLeadForm(fields: [name: string, value: unknown][]): boolean {
  const names = new Set(fields.map(([name]) => name));
  return ownFields.every((name) => names.has(name));
}

const forms = /<form\b[\s\S]*?<\/form>/g;
const hiddenInputs = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?\/>/g;

/** The fields by which Next.js finds the action and the state of the lead form in a page; empty without that form. */
function findActionFields(html: string): TextFields {
  const form = html.match(forms)?.find((one) => one.includes(` name="${honeypotField}"`)) ?? '';
  const inputs = [...form.matchAll(hiddenInputs)].map(([, name = '', value = '']) => {
    const text = value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    return [name, text] satisfies [string, string];
  });
  return sanitizeForm(inputs.filter(([name]) => isReactField(name))) ?? [];
}

/** Replaces what another build wrote into the form. Undefined if the page has no lead form. */
export function renewLeadForm(fields: TextFields, html: string): TextFields | undefined {
  const current = findActionFields(html);
  if (current.length === 0) return undefined;
  return [...current, ...fields.filter(([name]) => !isReactField(name))];
}

/** What a visitor typed into a form, as [label, text] */
export function listTypedTexts(
  sent: [name: string, value: unknown][],
  locale: Locale,
): [label: string, text: string][] {
  const { leadForm } = getDictionary(locale);
  return leadFields.flatMap((field) => {
    const value = sent.find(([name]) => name === field)?.[1];
    if (typeof value !== 'string' || value.trim() === '') return [];
    const label = field === 'projectType' ? site.projectTypes[value]?.[locale] : undefined;
    return [[leadForm[field], label ?? value] satisfies [string, string]];
  });
}
