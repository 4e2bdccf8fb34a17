import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./backup/program')).runBackup);
