import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./mail/program')).runMail);
