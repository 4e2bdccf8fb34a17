import type { Content } from '@/lib/drafts/content';
import type { FieldChoices } from '@/lib/drafts/draft';
import { fieldsWords } from '@/lib/i18n/studio/write/words';
import { slugify } from '@/lib/markdown/slug';
import type { FieldsProps } from './article-fields';
import { TextField } from './text-field';

export function SlugField({ locale, content, onChange, choices }: FieldsProps) {
  const words = fieldsWords[locale];
  const { address, publishedSlug } = choices;
  const slug = findSlug(content, choices);
  const isRenamed = publishedSlug !== null && slug !== publishedSlug;
  return (
    <TextField
      name="slug"
      label={words.slug}
      value={content.slug}
      onChange={(value) => onChange({ slug: value })}
      placeholder={publishedSlug ?? slugify(content.title)}
      spellCheck={false}
      autoCapitalize="none"
      hint={
        <>
          <span className="article-fields-address">{address + slug}</span>
          {isRenamed && ` ${words.slugReplaced(publishedSlug)}`}
          {!slug && ` ${words.slugFromTitle}`}
        </>
      }
    />
  );
}

export function findSlug({ slug, title }: Content, { publishedSlug }: FieldChoices): string {
  return slug.trim() || publishedSlug || slugify(title);
}
