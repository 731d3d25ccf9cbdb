import porter from 'wink-porter2-stemmer';

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

/** Forms that no rule leads back to their word. */
const IRREGULAR = new Map(
  Object.entries({
    arrival: 'arrive',
    ate: 'eat',
    bought: 'buy',
    broke: 'break',
    broken: 'break',
    came: 'come',
    cheque: 'check',
    cheques: 'check',
    chose: 'choose',
    chosen: 'choose',
    deliveries: 'deliver',
    delivery: 'deliver',
    eaten: 'eat',
    failure: 'fail',
    failures: 'fail',
    forgot: 'forget',
    forgotten: 'forget',
    found: 'find',
    froze: 'freeze',
    frozen: 'freeze',
    gone: 'go',
    got: 'get',
    gotten: 'get',
    held: 'hold',
    identification: 'identity',
    kept: 'keep',
    left: 'leave',
    lost: 'lose',
    paid: 'pay',
    payment: 'pay',
    payments: 'pay',
    said: 'say',
    sent: 'send',
    spent: 'spend',
    stole: 'steal',
    stolen: 'steal',
    stuck: 'stick',
    taken: 'take',
    told: 'tell',
    took: 'take',
    went: 'go',
    withdrawal: 'withdraw',
    withdrawals: 'withdraw',
    withdrawn: 'withdraw',
    withdrew: 'withdraw',
    wrote: 'write',
    written: 'write',
  }),
);
/** All that deny: `can't`, `cannot` and `haven't` say one thing. Nobody who is in a hurry types an apostrophe. */
const DENIAL =
  /^(?:(?:have|has|had|is|are|was|were|do|does|did|would|should|could|ca|wo|must|need)nt|cannot|not)$/;
const DENIES = 'not';
const DIGIT = /\d/;
/** Nobody means a word by so many letters; the algorithm is slow for them. */
const LONGEST = 40;
/** `verification` and `verify`, which the algorithm keeps apart. */
const IFICATION = /ifications?$/;
/** `recognise` and `recognize` are one word; what is never written with a z loses nothing by it. */
const BRITISH = /(?<=\w{4})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)/;

/** Whether a folded English word says too little to search for. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || DENIAL.test(word);
}

/**
 * The common part of an English word's forms: `declined`, `declines` and `declining` become one term, by Porter's
 * second algorithm. Numbers and codes are their own stem.
 */
export function stem(form: string): string {
  if (DENIAL.test(form)) {
    return DENIES;
  }
  if (DIGIT.test(form) || form.length > LONGEST) {
    return form;
  }

  return porter(IRREGULAR.get(form) ?? form.replace(BRITISH, 'iz').replace(IFICATION, 'ify'));
}
