/** A form as Next.js is to have it. */
export type SanitizedForm = { contentType: string; body: Buffer };

/** The one action that forms of this site call, bound to the state that the form had. */
const actionField = /^\$ACTION_\d+:0$/;
const action = /^\{"id":"[0-9a-f]{40,64}","bound":"\$@1"\}$/;
const stateField = /^\$ACTION_\d+:1$/;
/** What React's server reads as more than text */
const reactField = /^\$ACTION/;
/** A form of this site has a fifth of them. */
const fieldsAtMost = 50;
const plainField = /^\$ACTION_(?:REF_\d+|KEY)$/;

/**
 * Reads a form and writes it anew, so that only what a form of this site may hold reaches the parsers behind, in one
 * form. The state comes back as the visitor sent it: no action looks at it, so none is handed on.
 * @returns undefined where it is no form of this site
 */
export async function sanitizeForm(
  contentType: string,
  body: Buffer,
): Promise<SanitizedForm | undefined> {
  const sent = [...(await parse(contentType, body))];
  if (sent.length > fieldsAtMost) return undefined;
  const form = new FormData();
  for (const [name, value] of sent) {
    if (typeof value !== 'string') return undefined;
    if (actionField.test(name) ? !action.test(value) : isForeign(name)) return undefined;
    form.append(name, stateField.test(name) ? '[null]' : value);
  }
  const written = new Response(form);
  return {
    contentType: written.headers.get('content-type') ?? '',
    body: Buffer.from(await written.arrayBuffer()),
  };
}

function isForeign(name: string): boolean {
  return reactField.test(name) && !plainField.test(name) && !stateField.test(name);
}

async function parse(contentType: string, body: Buffer): Promise<Iterable<[string, unknown]>> {
  const headers = { 'content-type': contentType };
  try {
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    // Cut off, or never one
    return [['', undefined]];
  }
}
