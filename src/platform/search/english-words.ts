/** Words that stand in every question and therefore tell nothing apart. Forms without apostrophe included. */
const STOP_WORDS = new Set(
  (
    'a about above after again all already also always am an and any anyone are aren as ask at be because been ' +
    'before being both but by came can cannot cant come could couldn couldnt d did didn didnt do does doesn ' +
    'doesnt doing don done dont each either else etc even ever every few for from further get getting give go ' +
    'going got had hadn has hasn hasnt have haven havent having he hello help her here hey hi him his how i if ' +
    'im in into is isn isnt it its ive just know let like ll m made make many may maybe me might mine more most ' +
    'much must my myself need no nor not now of off ok on once one only or other our ours out over own please ' +
    're really s same see seem seems shall she should shouldn since so some something such t tell than thank ' +
    'thanks that the their theirs them then there these they thing things think this those though through to ' +
    'too try trying under until up us use ve very want was wasn we well were weren what when where whether ' +
    'which while who whom whose why will with within won wont would wouldn yes yet you your yours'
  ).split(' '),
);

const IRREGULAR = new Map(
  Object.entries({
    arrival: 'arrive',
    failure: 'fail',
    failures: 'fail',
    forgot: 'forget',
    forgotten: 'forget',
    froze: 'freeze',
    frozen: 'freeze',
    gone: 'go',
    lost: 'lose',
    paid: 'pay',
    payment: 'pay',
    payments: 'pay',
    sent: 'send',
    stole: 'steal',
    stolen: 'steal',
    stuck: 'stick',
    taken: 'take',
    took: 'take',
    went: 'go',
    withdrawal: 'withdraw',
    withdrawals: 'withdraw',
    withdrew: 'withdraw',
  }),
);

/** Longest first: the first that fits is replaced, if at least three letters stay before it. */
const SUFFIXES: readonly (readonly [string, string])[] = [
  ['ification', 'ify'],
  ['ations', 'at'],
  ['ation', 'at'],
  ['ators', 'at'],
  ['ator', 'at'],
  ['sses', 'ss'],
  ['tions', 't'],
  ['sions', 's'],
  ['tion', 't'],
  ['sion', 's'],
  ['ings', ''],
  ['ies', 'y'],
  ['ied', 'y'],
  ['ing', ''],
  ['ed', ''],
  ['es', ''],
  ['s', ''],
];
const SHORTEST_STEM = 3;
const DIGIT = /\d/;

/** Whether a folded English word says too little to search for. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/**
 * The common part of an English word's forms: `declined`, `declines` and `declining` become one term.
 * Lighter than Porter's algorithm on purpose: the vocabulary is small, and two words made one cost more than two
 * forms kept apart. Numbers and codes are their own stem.
 */
export function stem(form: string): string {
  if (DIGIT.test(form)) {
    return form;
  }

  const word = IRREGULAR.get(form) ?? form;

  if (word.length <= SHORTEST_STEM || word.endsWith('ss') || word.endsWith('us')) {
    return undoubled(word);
  }

  const suffix = SUFFIXES.find(
    ([ending, replacement]) =>
      word.endsWith(ending) && word.length - ending.length + replacement.length >= SHORTEST_STEM,
  );
  const base = suffix ? word.slice(0, word.length - suffix[0].length) + suffix[1] : word;

  return undoubled(base.length > SHORTEST_STEM ? withoutSilentEnd(base) : base);
}

/** `recognise` and `recognize`, `charge` and `charg(ed)`, `verify` and `verifi(ed)`. */
function withoutSilentEnd(base: string): string {
  const end = base.endsWith('e') ? base.slice(0, -1) : base;

  return end.length > 5 && end.endsWith('is') ? `${end.slice(0, -1)}z` : end;
}

function undoubled(base: string): string {
  const last = base.at(-1);

  return base.length > SHORTEST_STEM && last === base.at(-2) ? base.slice(0, -1) : base;
}
