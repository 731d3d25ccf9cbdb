/** Reasons for and against a transaction, in the order in which an agent reads them. */
export const EVIDENCE_KINDS = [
  'reference-given',
  'reference-part',
  'time-inside',
  'time-near',
  'zone-alternative',
  'zone-assumed',
  'clock-moved',
  'clock-twice',
  'amount-exact',
  'amount-with-fee',
  'amount-net-of-fee',
  'amount-rounded',
  'amount-about',
  'amount-typo',
  'amount-contradicts',
  'currency-differs',
  'counterparty-fits',
  'counterparty-near',
  'direction-expected',
  'direction-unexpected',
  'type-expected',
  'type-unexpected',
  'state-typical',
  'state-contradicts',
  'card-fits',
  'channel-fits',
  'in-incident',
  'has-reversal',
  'duplicate-of',
] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One reason for a score. Its text stands in `matching.evidence.*`, with `params` for the gaps; staff only. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly params: Readonly<Record<string, string | number>>;
}
