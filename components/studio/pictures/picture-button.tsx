'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import { type PickedPicture, PicturePicker } from './picture-picker';

type PictureButtonProps = { locale: Locale; onPick: (picture: PickedPicture) => void };

export function PictureButton({ locale, onPick }: PictureButtonProps) {
  const words = pictureWords[locale];
  const [isOpen, setIsOpen] = useState(false);
  const pick = (picture: PickedPicture) => {
    setIsOpen(false);
    onPick(picture);
  };
  return (
    <>
      <button className="studio-button" type="button" onClick={() => setIsOpen(true)}>
        {words.picker.open}
      </button>
      {isOpen && <PicturePicker locale={locale} onPick={pick} onClose={() => setIsOpen(false)} />}
    </>
  );
}
