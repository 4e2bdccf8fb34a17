import type { Site } from './site';

export type Answer = {
  status: number;
  location: string | null;
  text: string;
  heading: string | undefined;
  /** The Set-Cookie headers */
  cookies: string[];
};

/** A browser without JavaScript, of which each header can be forged. */
export type Visitor = {
  cookies: Map<string, string>;
  send(path: string, init?: RequestInit): Promise<Answer>;
  /** The fields of the form with this button, those that were typed included */
  fillForm(path: string, button: string, typed?: Record<string, string>): Promise<FormData>;
  post(path: string, body: FormData | string, headers?: Record<string, string>): Promise<Answer>;
  submit(path: string, button: string, typed?: Record<string, string>): Promise<Answer>;
};

export function createVisitor(site: Site, headers: Record<string, string> = {}): Visitor {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(site.url + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { Cookie: cookie }), ...headers, ...init.headers },
    });
    const set = response.headers.getSetCookie();
    for (const [, name = '', value = ''] of set.map(
      (line) => /^([^=]+)=([^;]*)/.exec(line) ?? [],
    )) {
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get('location'),
      text,
      heading: /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1],
      cookies: set,
    };
  }

  async function fillForm(path: string, button: string, typed: Record<string, string> = {}) {
    const { text } = await send(path);
    const form = (text.match(/<form[\s\S]*?<\/form>/g) ?? []).find((html) =>
      html.includes(`>${button}</button>`),
    );
    if (!form) throw new Error(`${path} has no form with the button ${button}.`);
    const body = new FormData();
    for (const [input] of form.matchAll(/<input[^>]*>/g)) {
      if (input.includes('type="radio"') && !input.includes(' checked=""')) continue;
      const read = (name: string) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1]);
      body.append(read('name'), read('value'));
    }
    for (const [name, value] of Object.entries(typed)) body.set(name, value);
    return body;
  }

  const post: Visitor['post'] = (path, body, sent = {}) =>
    send(path, { method: 'POST', body, headers: { Origin: site.url, ...sent } });

  return {
    cookies,
    send,
    fillForm,
    post,
    submit: async (path, button, typed) => post(path, await fillForm(path, button, typed)),
  };
}

function decode(text = ''): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
