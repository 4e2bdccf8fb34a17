import { Option } from 'commander';
import { locales } from '@/lib/i18n/locales';
import { createExamplesFormatter } from '../program';

export const examples = createExamplesFormatter('articles');

export function localeOption(description: string): Option {
  return new Option('--locale <language>', description).choices([...locales]);
}
