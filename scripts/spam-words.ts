import { readFileSync, writeFileSync } from 'node:fs';

const weightsFile = 'lib/leads/spam-words.json';
const { foldText } = await import('@/lib/leads/spam');
const { trainWordWeights } = await import('@/lib/leads/spam-training');

const read = (file: string, spam: boolean) =>
  readFileSync(`lib/leads/spam-corpus/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ name, email, details }) => ({ name, email, text: foldText(details), spam }));

const { base, ...parts } = trainWordWeights([
  ...read('inquiries', false),
  ...read('other', false),
  ...read('spam', true),
]);
writeFileSync(weightsFile, `${JSON.stringify({ base, ...parts })}\n`);
const count = Object.values(parts).reduce((sum, part) => sum + Object.keys(part).length, 0);
console.log(`${count} weights written to ${weightsFile}.`);
