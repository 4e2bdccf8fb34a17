import { attribute } from '@/lib/markdown/hast';
import { createWarn, formatWarning, type ImportWarning } from '../import-report';
import { convertHtml } from './convert-html';

export function convert(html: string) {
  const warnings: ImportWarning[] = [];
  const converted = convertHtml(html, {
    undescribed: 'A picture',
    warn: createWarn(warnings, 'A'),
    resolveLink: (href) => (/^(?:https?:|mailto:)/.test(href) ? href : null),
    resolvePicture: (picture) => {
      const address = attribute(picture, 'src');
      return address.startsWith('data:') ? null : { address, alt: attribute(picture, 'alt') };
    },
  });
  return { ...converted, warnings: warnings.map(formatWarning) };
}

export const markdownOf = (html: string) => convert(html).markdown;
