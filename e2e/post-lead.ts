export type HiddenFields = [name: string, value: string][];

export async function fetchFormFields(siteUrl: string, path = '/contact'): Promise<HiddenFields> {
  const html = await (await fetch(siteUrl + path)).text();
  const form = /<form[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return inputs.map((input) => {
    const read = (name: string) =>
      (new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    return [read('name'), read('value')];
  });
}

/** Posts like a browser without JavaScript. Returns the reference, or null if the lead was not acknowledged. */
export async function postLead(
  siteUrl: string,
  form: HiddenFields,
  typed: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<string | null> {
  const body = new FormData();
  for (const [name, value] of form) body.append(name, value);
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  const answer = await fetch(`${siteUrl}/contact`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { Origin: siteUrl, ...headers },
  });
  await answer.body?.cancel();
  return /ref=(IA-\w{5})/.exec(answer.headers.get('location') ?? '')?.[1] ?? null;
}
