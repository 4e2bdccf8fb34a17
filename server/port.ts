/** @param code of Node.js's error, e.g. EADDRINUSE */
export function describePortError(port: number, code = 'unknown', setting = 'PORT'): string {
  const cause = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
  return `Port ${port} ${cause}: stop it, or set ${setting} to a free port.`;
}
