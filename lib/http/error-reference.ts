/** The request header that carries the reference under which an error is shown, and logged. */
export const referenceHeader = 'x-error-reference';
