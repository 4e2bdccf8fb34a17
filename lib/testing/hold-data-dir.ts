import { holdDataDir } from '@/lib/backup/swap-store';

// Uses DATA_DIR, as the site does, until it is killed.
await holdDataDir();
process.stdout.write('held\n');
setInterval(() => {}, 60_000);
