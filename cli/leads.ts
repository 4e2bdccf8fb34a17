import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./leads/program')).runLeads);
