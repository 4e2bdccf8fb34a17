import type { ReactNode } from 'react';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { Frame } from '@/lib/leads/desk/desk';
import { StudioFrame } from '../frame';
import { LeadList, type LeadListProps } from './lead-list';
import './desk.css';

type DeskScreenProps = {
  frame: Frame;
  list: Omit<LeadListProps, 'locale' | 'counts'>;
  children?: ReactNode;
};

export function DeskScreen({ frame, list, children }: DeskScreenProps) {
  const { locale, state } = frame;
  return (
    <StudioFrame {...frame} current="leads">
      <div className={list.current === undefined ? 'desk' : 'desk one'}>
        <LeadList locale={locale} counts={state?.counts} {...list} />
        {children ?? <p className="desk-choose">{getStudioWords(locale).desk.choose}</p>}
      </div>
    </StudioFrame>
  );
}
