import type { EditorWords } from '@/lib/i18n/studio/editor/fr';
import type { FormRequest } from '../forms/form-request';

export type EditorHost = {
  words: EditorWords;
  openForm(request: FormRequest): void;
};
