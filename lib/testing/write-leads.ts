// Run as a process of its own: write-leads <name> <count>
import { receiveLead } from '@/lib/leads/commands';
import { parseSource } from '@/lib/leads/source';
import { db } from '@/lib/store/db';

const source = parseSource(new FormData(), null);
const evidence = { honeypot: '', elapsedSeconds: null, addressHash: null, prefixHash: null };
const [name = '', count = '0'] = process.argv.slice(2);
for (let number = 1; number <= Number(count); number += 1) {
  const lead = {
    name,
    email: 'a@example.com',
    projectType: null,
    details: `Projet ${number}`,
    phone: null,
  };
  await receiveLead(lead, source, evidence);
}
await db().$disconnect();
