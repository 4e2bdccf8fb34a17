import { readFileSync, writeFileSync } from 'node:fs';

const weightsFile = 'lib/leads/spam-words.json';
const { foldText } = await import('@/lib/leads/spam');
const { trainWordWeights } = await import('@/lib/leads/spam-words');

const read = (file: string, spam: boolean) =>
  readFileSync(`lib/leads/spam-corpus/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ name, email, details }) => ({ name, email, text: foldText(details), spam }));

const trained = trainWordWeights([
  ...read('inquiries', false),
  ...read('other', false),
  ...read('spam', true),
]);
writeFileSync(weightsFile, `${JSON.stringify(trained, null, 0)}\n`);
console.log(`${Object.keys(trained.weights).length} weights written to ${weightsFile}.`);
