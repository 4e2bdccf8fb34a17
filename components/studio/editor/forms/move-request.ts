import type { ChangeDesc } from '@codemirror/state';
import type { FormRequest } from './form-request';

/** Text may change under an open form, e.g. when a picture is stored. */
export function moveRequest(request: FormRequest, changes: ChangeDesc): FormRequest {
  const move = <Span extends { from: number; to: number }>(span: Span): Span => ({
    ...span,
    from: changes.mapPos(span.from, 1),
    to: changes.mapPos(span.to, -1),
  });
  if (request.kind === 'picture') return { ...request, picture: move(request.picture) };
  if (request.kind === 'table' && request.table) return { ...request, table: move(request.table) };
  return request;
}
