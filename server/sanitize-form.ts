export type TextFields = [name: string, value: string][];
export type EncodedForm = { contentType: string; body: Buffer };

/** The server action that the form calls, bound to the state that React rendered it with */
const actionField = /^\$ACTION_\d+:0$/;
const action = /^\{"id":"[0-9a-f]{40,64}","bound":"\$@1"\}$/;
const stateField = /^\$ACTION_\d+:1$/;
const reactField = /^\$ACTION/;
const maxFields = 50;
const plainField = /^\$ACTION_(?:REF_\d+|KEY)$/;

/** Empty if the form cannot be read. */
export async function parseForm(
  contentType: string,
  body: Buffer,
): Promise<[name: string, value: unknown][]> {
  const headers = { 'content-type': contentType };
  try {
    return [...(await new Response(new Uint8Array(body), { headers }).formData())];
  } catch {
    return [];
  }
}

/**
 * What a form of this site can contain, with an empty previous state, which no action reads. Undefined if it is not a
 * form of this site.
 */
export function sanitizeForm(sent: [name: string, value: unknown][]): TextFields | undefined {
  if (sent.length === 0 || sent.length > maxFields) return undefined;
  const fields: TextFields = [];
  for (const [name, value] of sent) {
    if (typeof value !== 'string') return undefined;
    if (actionField.test(name) ? !action.test(value) : isForeign(name)) return undefined;
    fields.push([name, stateField.test(name) ? '[null]' : value]);
  }
  return fields;
}

/** Written anew, so that Next.js's parser sees nothing but these fields. */
export async function encodeForm(fields: TextFields): Promise<EncodedForm> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const written = new Response(form);
  return {
    contentType: written.headers.get('content-type') ?? '',
    body: Buffer.from(await written.arrayBuffer()),
  };
}

export function isReactField(name: string): boolean {
  return reactField.test(name);
}

function isForeign(name: string): boolean {
  return isReactField(name) && !plainField.test(name) && !stateField.test(name);
}
