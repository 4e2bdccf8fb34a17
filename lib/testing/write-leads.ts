// A process of its own that writes leads: node --import tsx … write-leads.ts <name> <count>
import { db } from '@/lib/db';
import { receiveLead } from '@/lib/leads/commands';

const [name = '', count = '0'] = process.argv.slice(2);
for (let number = 1; number <= Number(count); number += 1) {
  const lead = { name, email: 'a@example.com', projectType: null, details: `Projet ${number}` };
  await receiveLead(lead, { locale: 'fr', articleSlug: null });
}
await db().$disconnect();
