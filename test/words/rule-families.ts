import { RULE_FACTS } from '../../src/modules/diagnosis/rule-changes.js';
import { OPERATORS } from '../../src/modules/diagnosis/rule-conditions.js';
import { LINE_PLACES, RULE_TEXTS } from '../../src/modules/diagnosis/rule-edit.dto.js';

/** Sentences about the rules by which it is told what happened. */
export const RULE_FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'rules.facts.*': RULE_FACTS,
  'rules.faults.*': ['promises-money', 'names-reason', 'asks-secret', 'no-caution', 'not-protective'],
  'rules.done.*': ['saved', 'discarded', 'approved', 'restored'],
  'rules.operators.*': OPERATORS,
  'rules.places.*': LINE_PLACES,
  'rules.rechecks.*': ['due', 'hourly'],
  'rules.texts.*': RULE_TEXTS,
  'rules.yes-no.*': ['yes', 'no'],
};
