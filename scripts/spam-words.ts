import { readFileSync, writeFileSync } from 'node:fs';

const weightsFile = 'lib/leads/spam-words.json';
const { foldText } = await import('@/lib/leads/spam');
const { trainWordWeights } = await import('@/lib/leads/spam-words');

const read = (name: string, spam: boolean) =>
  readFileSync(`lib/leads/spam-corpus/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ text: foldText(JSON.parse(line).details), spam }));

const trained = trainWordWeights([
  ...read('inquiries', false),
  ...read('other', false),
  ...read('spam', true),
]);
writeFileSync(weightsFile, `${JSON.stringify(trained, null, 0)}\n`);
console.log(`${Object.keys(trained.weights).length} weights written to ${weightsFile}.`);
