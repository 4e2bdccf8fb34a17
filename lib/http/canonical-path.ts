const unreserved = /[\w.~-]/;

/** The address that a path is cached under: lower case, as all of the site's are, without needless escapes or a slash at its end. */
export function canonicalizePath(path: string): string {
  const lower = path.replace(/%[0-9a-f]{2}|[A-Z]/gi, (part) => {
    const character =
      part.length === 1 ? part : String.fromCharCode(Number.parseInt(part.slice(1), 16));
    return unreserved.test(character) ? character.toLowerCase() : part.toUpperCase();
  });
  let end = lower.length;
  while (end > 1 && lower[end - 1] === '/') end -= 1;
  return lower.slice(0, end);
}
