import { useState } from 'react';
import { getImageId } from '@/lib/markdown/pictures';
import { imageUrl } from '@/lib/media/variants';
import { writePicture } from '../text/commands/inserts';
import type { WrittenPicture } from '../text/looks/read-picture';
import { apply, type InsertFormProps } from './apply';
import { Field } from './field';
import { FormDialog } from './form-dialog';
import { RemoveButton } from './remove-button';

export function PictureForm(props: InsertFormProps & { picture: WrittenPicture }) {
  const { onEnd, picture } = props;
  const words = props.words.forms;
  const [first] = useState(picture);
  const id = getImageId(first.address);

  function change({ description = '', caption = '', credit = '' }: Record<string, string>) {
    const { from, to, address } = picture;
    const isSame =
      description.trim() === first.description &&
      caption.trim() === first.caption &&
      credit.trim() === first.credit;
    if (isSame) return onEnd();
    const insert = writePicture({ address, description, caption, credit });
    apply(props, { changes: { from, to, insert }, userEvent: 'input.form' });
  }

  return (
    <FormDialog
      words={words}
      title={words.picture}
      submit={words.apply}
      onSubmit={change}
      onEnd={onEnd}
    >
      {/* biome-ignore lint/performance/noImgElement: the site has its own variants */}
      {id && <img className="md-form-picture" src={imageUrl(id, 480, 'webp')} alt="" />}
      <Field
        name="description"
        label={words.description}
        hint={words.descriptionHint}
        value={first.description}
        isLong
      />
      <Field name="caption" label={words.caption} value={first.caption} />
      <Field name="credit" label={words.credit} value={first.credit} />
      <RemoveButton label={words.removePicture} {...props} span={picture} />
    </FormDialog>
  );
}
