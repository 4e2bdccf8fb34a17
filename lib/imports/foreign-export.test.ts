import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { nameForeignExport, nameForeignExportIn } from './foreign-export';

test.each([
  [
    'Blogger',
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1</id>`,
  ],
  ['Movable Type', 'AUTHOR: Ana\nTITLE: One\nSTATUS: Publish\n-----\nBODY:\nText\n'],
  ['Tumblr', '<?xml version="1.0"?>\n<tumblr version="1.0"><posts>'],
  ['Contentful', '{ "contentTypes": [], "entries": [] }'],
  ['Webflow', 'Name,Slug,Collection ID,Item ID\nA,a,1,2\n'],
  ['Wix', 'Title,Slug,Cover\nA,a,wix:image://v1/a.jpg\n'],
  ['Drupal', '-- MySQL dump\nCREATE TABLE `node__body` (\n'],
])('an export of %s is known by what it contains', (name, content) => {
  const folder = makeFolder({ 'inner/export.txt': content });
  expect(nameForeignExport(join(folder, 'inner/export.txt'))).toBe(name);
  expect(nameForeignExportIn(folder)).toBe(name);
});

test.each([
  '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>',
  '{ "db": [{ "data": { "posts": [] } }] }',
  '---\ntitle: Moving from Blogger to Drupal\n---\n\nText\n',
])('what can be imported is no other system’s: %s', (content) => {
  expect(nameForeignExport(join(makeFolder({ a: content }), 'a'))).toBe(null);
});
