import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./studio/program')).runStudio);
