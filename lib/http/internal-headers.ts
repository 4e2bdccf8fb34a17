/** Request headers that server/ sets for the code behind Next.js, and takes from nobody else. */
export const errorReferenceHeader = 'x-error-reference';
export const nonceHeader = 'x-nonce';
export const peerAddressHeader = 'x-peer-address';
