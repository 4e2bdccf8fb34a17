// npm run leads: what the forms brought, on the command line.
import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./leads/program')).runLeads);
