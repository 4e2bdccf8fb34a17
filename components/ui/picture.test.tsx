import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Picture } from './picture';

const image = { id: '0123456789abcdef', width: 1600, height: 900 };
const render = (more: object = {}, eager = false) =>
  renderToStaticMarkup(
    <Picture image={{ ...image, ...more }} alt="Zellige" sizes="92vw" eager={eager} />,
  );

test('a drawing is one file for all screens, with its size and alternative text', () => {
  expect(render({ drawnFrom: 'mistral' })).toBe(
    '<picture><img src="/media/0123456789abcdef.svg" alt="Zellige" width="1600" height="900" loading="lazy" decoding="async"/></picture>',
  );
});

test('on the first screen it is painted with the page', () => {
  expect(render({ drawnFrom: 'mistral' }, true)).toContain(
    'loading="eager" fetchPriority="high" decoding="sync"',
  );
});

test('a drawing that has no row yet is part of the page', () => {
  const url = 'data:image/svg+xml;base64,AA==';
  expect(render({ drawnFrom: 'mistral', url })).toContain(`src="${url}"`);
});

test.each([null, undefined])('a picture has its widths and formats (%s)', (drawnFrom) => {
  const html = render({ drawnFrom });
  expect(html).toContain('/media/0123456789abcdef-480.avif 480w');
  expect(html).toContain('src="/media/0123456789abcdef-1200.webp"');
});
