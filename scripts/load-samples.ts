// For npm test: drawing the samples' covers takes ten seconds, in which the site is built.
import { prepareDataDir } from '@/lib/settings/data-dir';
import { env } from '@/lib/settings/env';
import { closeStore, openStore } from '@/lib/store/db';
import { migrate } from '@/lib/store/migrations';
import { markStoreCreated } from '@/lib/store/store-files';
import { seedIfEmpty } from '@/prisma/seed';

prepareDataDir();
await migrate(env().DATABASE_URL);
await openStore();
markStoreCreated();
await seedIfEmpty();
await closeStore();
