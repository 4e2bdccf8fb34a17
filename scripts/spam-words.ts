// npm run spam-words: has the spam filter learn its words anew, after a change of the corpus.
import { readFileSync, writeFileSync } from 'node:fs';

const weightsFile = 'lib/leads/spam-words.json';
const { fold } = await import('@/lib/leads/spam');
const { learn } = await import('@/lib/leads/spam-words');

const read = (name: string, spam: boolean) =>
  readFileSync(`lib/leads/spam-corpus/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ text: fold(JSON.parse(line).details), spam }));

const learnt = learn([...read('inquiries', false), ...read('spam', true)]);
writeFileSync(weightsFile, `${JSON.stringify(learnt, null, 0)}\n`);
console.log(`${Object.keys(learnt.weights).length} weights written to ${weightsFile}.`);
