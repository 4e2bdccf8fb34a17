import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./articles/program')).runArticles);
