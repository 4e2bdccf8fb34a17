/** What the last line of a quotation begins with if it names the author */
export const sourceDash = /^\s*(?:—|–|―|--)\s+/;
export const maxSourceLength = 200;
