import type { Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ComponentProps } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { getImageId } from '@/lib/markdown/pictures';
import { Picture } from './picture';

export function Prose({ tree, className }: { tree: Root; className?: string }) {
  return (
    <div className={className ? `prose ${className}` : 'prose'}>
      {toJsxRuntime(tree, { Fragment, jsx, jsxs, components: { img: StoredPicture } })}
    </div>
  );
}

function StoredPicture({ src, alt = '', width, height, sizes = '' }: ComponentProps<'img'>) {
  const image = { id: getImageId(src) ?? '', width: Number(width), height: Number(height) };
  return <Picture image={image} alt={alt} sizes={sizes} />;
}
