import 'server-only';
import { listArticleMistakes } from '../articles/article-mistakes';
import type { Content } from '../content';
import type { DraftTarget } from '../draft';
import { listPageMistakes } from '../pages/page-mistakes';
import { listBodyMistakes } from './body-mistakes';
import type { Mistake } from './mistake';

/** What `articles check` would say of a draft. @param content as it will be published */
export async function listMistakes(draft: DraftTarget, content: Content): Promise<Mistake[]> {
  const ofFields = draft.kind === 'page' ? listPageMistakes : listArticleMistakes;
  return [...(await ofFields(draft, content)), ...(await listBodyMistakes(content.body))];
}
