/** A token of a link, as `newToken` makes it: whoever reads the log must not be able to open it. */
const TOKEN = /\/[\w-]{43}(?=\/|$)/g;

/** A path as the log tells it. */
export const pathTold = (path: string): string => path.replace(TOKEN, '/[token]');
