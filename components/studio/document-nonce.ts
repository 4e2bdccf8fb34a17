/** The policy is that of the page that was loaded; Next.js's router shows others without a new one. */
export function readDocumentNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
