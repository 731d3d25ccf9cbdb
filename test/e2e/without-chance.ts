/** A page without what is new in every answer: nonce, token, request id, and the ids and keys of its forms. */
export const withoutChance = (body: string, ...others: readonly string[]): string =>
  others
    .reduce((text, other) => text.replaceAll(other, 'REFERENCE'), body)
    .replaceAll(/nonce="[^"]+"/g, 'nonce=""')
    .replaceAll(/[\w-]{86}/g, 'TOKEN')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
    .replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{2}\b/g, 'NUMBER');
