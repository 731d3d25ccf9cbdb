import type { Words } from '../../platform/i18n/words.js';
import type { EvidenceItem } from './diagnose.js';
import type { DiagnosisFacts, FactName } from './diagnosis-facts.js';
import { type Figures, type Gap, toldFigures } from './rule-text.js';

const LIMITS = ['limitOnce', 'limitDay', 'limitMonth', 'limitYear', 'limitEver', 'anew'] as const;

/** Figures of the operator's profile that stand beside a fact which speaks of a limit, a fee or a return. */
export const EVIDENCE_FIGURES = [...LIMITS, 'fee', 'feeRule', 'due'] as const satisfies readonly Gap[];

type EvidenceFigure = (typeof EVIDENCE_FIGURES)[number];

const BESIDE: Readonly<
  Partial<
    Record<
      FactName,
      { readonly value: DiagnosisFacts[FactName]; readonly figures: readonly EvidenceFigure[] }[]
    >
  >
> = {
  reason: [
    { value: 'LIMIT_AMOUNT', figures: LIMITS },
    { value: 'LIMIT_PERIOD', figures: LIMITS },
  ],
  difference: [{ value: 'fee', figures: ['fee', 'feeRule'] }],
  debit: [{ value: 'posted', figures: ['due'] }],
};

/** Those that are known, in words of the staff. What is not known is not shown. */
export function evidenceFigures(
  evidence: readonly EvidenceItem[],
  figures: Figures,
  words: Words,
): { readonly label: string; readonly value: string }[] {
  const told = toldFigures(figures, words);

  return evidence
    .flatMap(({ field, value }) => BESIDE[field]?.find((one) => one.value === value)?.figures ?? [])
    .flatMap((name) => {
      const figure = told.get(name);

      return figure === undefined ? [] : [{ label: words.t(`diagnosis.figures.${name}`), value: figure }];
    });
}
