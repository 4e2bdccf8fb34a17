import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { createOutboxMail } from '@/lib/outbox/commands';
import { Prisma } from '@/prisma/client/client';
import { composeLeadMails } from './mail';
import { createReference } from './reference';
import type { LeadInput, LeadSource } from './schema';

/**
 * Commits a lead and its mails to the author, together. The same lead sent again (a double click, a
 * reload, a proxy's retry) is the one that is there already.
 * @returns what visitor and author call it; when this returns, the lead is on the disk
 */
export async function receiveLead(
  lead: LeadInput,
  source: LeadSource,
): Promise<{ reference: string }> {
  const { locale, articleSlug } = source;
  const article = articleSlug ? await findArticle(locale, articleSlug) : null;
  const path = article
    ? pathTo(locale, 'article', { slug: article.slug })
    : pathTo(locale, 'contact');
  const fingerprint = fingerprintOf(lead);
  const createdAt = new Date();
  for (;;) {
    const reference = createReference();
    const mails = composeLeadMails({
      ...lead,
      reference,
      locale,
      path,
      articleTitle: article?.title ?? null,
      createdAt,
    });
    const data = { ...lead, reference, fingerprint, locale, path, createdAt };
    const stored = await insertLead({
      ...data,
      articleId: article?.id,
      mails: { create: mails.map(createOutboxMail) },
    });
    if (stored) return { reference };
    const same = await db().lead.findUnique({
      where: { fingerprint },
      select: { reference: true },
    });
    if (same) return same;
    // Neither new nor there: the reference was taken. Another one is free.
  }
}

/** By its slug, or one it had when the page with the form was opened. */
function findArticle(locale: Locale, slug: string) {
  return db().article.findFirst({
    where: { locale, OR: [{ slug }, { formerSlugs: { some: { slug } } }] },
    select: { id: true, slug: true, title: true },
  });
}

/** False where a unique constraint says that the lead, or its reference, is there already. */
async function insertLead(data: Prisma.LeadUncheckedCreateInput): Promise<boolean> {
  try {
    await db().lead.create({ data });
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      return false;
    throw error;
  }
}

function fingerprintOf({ name, email, projectType, details }: LeadInput): string {
  const typed = JSON.stringify([name, email.toLowerCase(), projectType, details]);
  return createHash('sha256').update(typed).digest('hex');
}
