import { migrate } from '@/lib/store/migrations';

// Says when it begins, for a test that stops it in the middle.
process.stdout.write('migrating\n');
await migrate(process.argv[2] ?? '');
