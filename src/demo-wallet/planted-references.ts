/** What the desk is asked about, in fixed numbers and with fixed references; `parts` belong together. */
export const PLANTED_BLOCKS = {
  duplicates: { code: 1, count: 25, parts: 2 },
  lookAlikes: { code: 2, count: 40, parts: 2 },
  mandates: { code: 3, count: 12, parts: 3 },
  splitBills: { code: 4, count: 8, parts: 2 },
  fullReversals: { code: 5, count: 40, parts: 2 },
  partialReversals: { code: 6, count: 12, parts: 2 },
  doublePartialReversals: { code: 7, count: 4, parts: 3 },
  failedReversals: { code: 8, count: 3, parts: 2 },
  doubtfulReversals: { code: 9, count: 2, parts: 2 },
  refunds: { code: 10, count: 100, parts: 2 },
  returnedCharges: { code: 11, count: 6, parts: 2 },
  freshCharges: { code: 12, count: 5, parts: 1 },
  overdueCharges: { code: 13, count: 4, parts: 1 },
  runningHolds: { code: 14, count: 12, parts: 1 },
  expiredHolds: { code: 15, count: 5, parts: 1 },
  forgottenHolds: { code: 16, count: 3, parts: 1 },
  midnights: { code: 17, count: 30, parts: 1 },
  vouchers: { code: 18, count: 2, parts: 1 },
} as const;

export type PlantedBlock = keyof typeof PLANTED_BLOCKS;

/** `part` and `index` begin with 0. */
export function plantedReference(block: PlantedBlock, index: number, part: number): string {
  const { code } = PLANTED_BLOCKS[block];

  return `TX93${String(code).padStart(2, '0')}${String(index + 1).padStart(5, '0')}${part + 1}`;
}

/** Every group of a block: the first is the subject, the others its twins or what gave it back. */
export function plantedReferences(block: PlantedBlock): readonly (readonly string[])[] {
  const { count, parts } = PLANTED_BLOCKS[block];

  return Array.from({ length: count }, (_, index) =>
    Array.from({ length: parts }, (__, part) => plantedReference(block, index, part)),
  );
}
