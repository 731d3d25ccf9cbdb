import { declineWithoutReason, endWithoutFinding, pressIn } from './page-acts.js';
import type { ListedPage } from './page-list.js';

/** Where money is proposed to go back, and decided about. */
export const REVERSAL_PAGES: readonly ListedPage[] = [
  { name: 'reversals', route: '/supervisor/reversals', reader: 'supervisor' },
  { name: 'reversal', route: '/supervisor/reversals/:reversal', reader: 'supervisor' },
  {
    name: 'reversal-declined-without-reason',
    route: '/supervisor/reversals/:reversal',
    reader: 'supervisor',
    act: declineWithoutReason,
  },
  {
    name: 'reversal-ended-without-finding',
    route: '/supervisor/reversals/:reversal',
    reader: 'supervisor',
    named: { ':reversal': ':stuck' },
    act: endWithoutFinding,
  },
  { name: 'reversal-form', route: '/agent/t/:reference/links/:linked/reversal', reader: 'agent' },
  {
    name: 'reversal-form-refused',
    route: '/agent/t/:reference/links/:linked/reversal',
    reader: 'agent',
    act: pressIn('propose-reversal'),
  },
];
