/**
 * Ways in which the staff makes sure who called. None asks for a password, a code or a balance, and what anybody can
 * name, such as an account or a telephone number, is none of them.
 */
export const CALLER_PROOFS = ['called-back', 'in-app', 'questions', 'reference'] as const;

export type CallerProof = (typeof CALLER_PROOFS)[number];
