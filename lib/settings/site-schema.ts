import * as z from 'zod';
import { locales } from '@/lib/i18n/locales';
import { typeset } from '@/lib/typography/typeset';
import { emailAddress } from './mailbox';
import { describeAccentProblem, findAccentProblem, type Scheme } from './palette';

const text = z.strictObject(
  Object.fromEntries(
    locales.map((locale) => [
      locale,
      z
        .string()
        .trim()
        .min(1)
        .overwrite((words) => typeset(words, locale)),
    ]),
  ) as Record<(typeof locales)[number], z.ZodString>,
);

const accent = (scheme: Scheme) =>
  z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a color of six hexadecimal digits, e.g. #6050dc')
    .superRefine((color, { addIssue }) => {
      const problem = findAccentProblem(color, scheme);
      if (problem)
        addIssue({ code: 'custom', message: describeAccentProblem(problem), params: problem });
    });

export const siteSchema = z.strictObject({
  name: z.string().trim().min(1),
  tagline: text,
  description: text,
  footer: text,
  owner: z.strictObject({
    name: z.string().trim().min(1),
    role: text,
    photoOf: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'must be the slug of an author, e.g. jawad')
      .optional(),
  }),
  accent: z.strictObject({ light: accent('light'), dark: accent('dark') }),
  logo: z
    .string()
    .regex(/^[\w-]+\.(?:svg|png)$/, 'must name an SVG or PNG file in public/, e.g. logo.svg')
    .optional(),
  featuredDays: z.number().int().min(1).max(365),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone, e.g. Europe/Paris'),
  mail: z.strictObject({ from: emailAddress, leadsTo: z.array(emailAddress).min(1) }),
  replyWithin: text,
  acknowledge: z.boolean(),
  asksForPhone: z.boolean(),
  bookingUrl: z.url({ protocol: /^https$/, error: 'must be an https URL' }).optional(),
  retention: z.strictObject({
    leadYears: z.number().int().min(1).max(10),
    suspectedDays: z.number().int().min(1).max(365),
    mailDays: z.number().int().min(1).max(365),
  }),
  privacy: z.strictObject({
    controller: text,
    contact: emailAddress,
    cndpDeclaration: z.string().trim().min(1).optional(),
  }),
  legal: z.strictObject({ publisher: text, director: z.string().trim().min(1), host: text }),
  projectTypes: z.record(z.string().regex(/^[a-z-]+$/), text),
  hiddenProjectTypes: z.array(z.string()).default([]),
});

export type SiteConfig = z.input<typeof siteSchema>;
export type Site = z.output<typeof siteSchema>;

/** Throws an error of one line that names every problem. */
export function parseSiteConfig(config: unknown): Site {
  const result = siteSchema.safeParse(config);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`site.config.ts: ${problems.join('; ')}.`);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
