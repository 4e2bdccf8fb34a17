import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./restore/program')).runRestore);
