import { expect, test } from 'vitest';
import { scanMarkdown } from '@/lib/markdown/scan-markdown';
import { replaceMissingPictures } from './replace-missing';

const replace = (body: string, ...found: string[]) =>
  replaceMissingPictures(
    {
      text: { body, cover: 'a.jpg' },
      pictures: ['a', 'b', 'c'].map((name) => ({
        name: `${name}.jpg`,
        address: name === 'c' ? 'content/images/c.jpg' : `https://old.example/${name} x.jpg`,
      })),
    },
    new Map(found.map((name) => [name, `/folder/${name}`])),
  );

test.each([
  ['![Un pont](a.jpg)', '[Un pont](<https://old.example/a x.jpg>)'],
  [
    '![Un pont](a.jpg "À l’aube | Photo : *A. B.*")',
    '[Un pont](<https://old.example/a x.jpg>) *À l’aube — Photo : \\*A. B.\\**',
  ],
  ['![À l’aube](a.jpg "À l’aube")', '[À l’aube](<https://old.example/a x.jpg>)'],
  ['![Un pont](c.jpg "À l’aube")', 'Un pont *À l’aube*'],
  ['![A [b] \\| c](c.jpg)', 'A \\[b] \\| c'],
  ['[![Un pont](a.jpg)](https://x.example)', '[Un pont](https://x.example)'],
  ['> ![Un pont](c.jpg "À l’aube")', '> Un pont *À l’aube*'],
  ['- ![Un](c.jpg)\n  ![Deux](c.jpg)', '- Un\n  Deux'],
])('%s becomes %s', (body, text) => {
  expect(replace(body)).toEqual({ body: text });
});

test('the rest of a gallery stays one', () => {
  const { body } = replace('Texte.\n\n![1](a.jpg)\n![2](c.jpg)\n![3](c.jpg)\n![4](a.jpg)', 'a.jpg');
  expect(body).toBe('Texte.\n\n![1](a.jpg)\n\n2\n\n3\n\n![4](a.jpg)');
  expect(replace('![1](c.jpg)\n![2](a.jpg)\n![3](b.jpg)\n\nFin.', 'a.jpg', 'b.jpg')).toEqual({
    body: '1\n\n![2](a.jpg)\n![3](b.jpg)\n\nFin.',
    cover: 'a.jpg',
  });
});

test('words cannot become markup', () => {
  const alt = 'x](javascript:alert(1)) <img src=x onerror=alert(1)> \\[y](z)';
  const { body } = replace(
    `![${alt.replace(/([\\[\]<>])/g, '\\$1')}](a.jpg "<b>*c*</b> | [d](e)")`,
  );
  const scan = scanMarkdown(body);
  expect(scan.links).toEqual([{ address: 'https://old.example/a x.jpg', line: 1 }]);
  expect(scan.htmlPictureLines).toEqual([]);
});
