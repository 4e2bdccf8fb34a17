import type { InsertFormProps } from './apply';
import type { FormRequest } from './form-request';
import { LanguageForm } from './language-form';
import { LinkForm } from './link-form';
import { PictureForm } from './picture-form';
import { TableForm } from './table-form';
import { FootnoteForm, QuotationForm, VideoForm } from './text-forms';

export function InsertForm({ request, ...props }: InsertFormProps & { request: FormRequest }) {
  switch (request.kind) {
    case 'link':
      return <LinkForm {...props} />;
    case 'picture':
      return <PictureForm {...props} picture={request.picture} />;
    case 'table':
      return <TableForm {...props} table={request.table} />;
    case 'footnote':
      return <FootnoteForm {...props} />;
    case 'quotation':
      return <QuotationForm {...props} />;
    case 'language':
      return <LanguageForm {...props} />;
    case 'video':
      return <VideoForm {...props} />;
  }
}
