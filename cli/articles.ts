// npm run articles: articles from files and back, on the command line.
import { runCommandLine } from './command-line';

await runCommandLine(async () => (await import('./articles/program')).runArticles);
