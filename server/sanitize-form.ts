export type SanitizedForm = { contentType: string; body: Buffer };

/** The server action that the form calls, bound to the state that React rendered it with */
const actionField = /^\$ACTION_\d+:0$/;
const action = /^\{"id":"[0-9a-f]{40,64}","bound":"\$@1"\}$/;
const stateField = /^\$ACTION_\d+:1$/;
const reactField = /^\$ACTION/;
const maxFields = 50;
const plainField = /^\$ACTION_(?:REF_\d+|KEY)$/;

/**
 * Parses a form and serializes it again: Next.js's parser sees only what a form of this site can contain, with an empty
 * previous state, which no action reads. Undefined if it is not a form of this site.
 */
export async function sanitizeForm(
  contentType: string,
  body: Buffer,
): Promise<SanitizedForm | undefined> {
  const sent = [...(await parse(contentType, body))];
  if (sent.length > maxFields) return undefined;
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
    return [['', undefined]];
  }
}
