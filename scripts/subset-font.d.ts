// Its published types lag behind its options.
declare module 'subset-font';
