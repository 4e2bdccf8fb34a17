/** A server action can be called with anything. */
export function readForm(sent: FormData): { fields: Record<string, string>; email: string } {
  const entries = sent instanceof FormData ? [...sent.entries()] : [];
  const fields = Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return { fields, email: (fields.email ?? '').slice(0, 254) };
}
