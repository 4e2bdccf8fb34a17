// npm run bench [-- seconds]: how fast pages are made, leads taken and mails sent, each beside a baseline of the same run.
import { prepareDataDir } from '../e2e/site';
import { benchLeads } from './bench/leads';
import { benchReading } from './bench/reading';

const seconds = Number(process.argv[2] ?? 10);

await prepareDataDir();
await benchReading();
await benchLeads(seconds);
