export const lazyText = 'Loaded on demand';
