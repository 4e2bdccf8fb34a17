import { attribute } from '@/lib/markdown/hast';
import { convertHtml } from './convert-html';

export function convert(html: string) {
  const warnings: string[] = [];
  const converted = convertHtml(html, {
    undescribed: 'A picture',
    warn: (message) => void warnings.push(message),
    resolveLink: (href) => (/^(?:https?:|mailto:)/.test(href) ? href : null),
    resolvePicture: (picture) => {
      const address = attribute(picture, 'src');
      return address.startsWith('data:') ? null : { address, alt: attribute(picture, 'alt') };
    },
  });
  return { ...converted, warnings };
}

export const markdownOf = (html: string) => convert(html).markdown;
