/** A body is no deeper than any of ours. */
export const DEEPEST = 20;

/** RFC 2046, 5.1.1. */
export const LONGEST_BOUNDARY = 70;

const NAMES_OF_EVERY_OBJECT = ['__proto__', 'constructor', 'prototype'];

/** Names that mean something to every object, and nothing good in a body. */
export const isForbiddenName = (name: string): boolean => NAMES_OF_EVERY_OBJECT.includes(name);
