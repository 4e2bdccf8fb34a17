// Set by server/ for the code that Next.js runs; a visitor's own are dropped.
export const errorReferenceHeader = 'x-error-reference';
export const nonceHeader = 'x-nonce';
export const peerAddressHeader = 'x-peer-address';
