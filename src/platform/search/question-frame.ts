import { stem } from './english-words.js';

/**
 * Words that carry a question rather than name its subject: `I tried again yesterday and it still seems…`. They stand
 * in few articles and so would look rare and telling; they count in a question, but for less.
 */
const FRAME_WORDS = (
  'able actually afraid ago again allow already although answer anymore anyone anything anyway anywhere apparently ' +
  'appear appreciate around asap ask assist assistance attempt attempted aware based believe bit bother bring bug ' +
  'call care case cause causing check claim clear come concern concerned confuse confused consider correctly couple ' +
  'current currently day deal decide detail different difficult directly earlier easy else end entire especially ' +
  'everything exactly exact expect experience explain fact far feel figure find fine fix follow forever frequent ' +
  'friend general good great guess hand happen happening hard hate hear hello hi home hope hour however idea ' +
  'immediately important inform information instead interested issue issues item keep keeps kind know large last ' +
  'late lately later least leave left let like little live long look looking lot love mad main maybe mean mention ' +
  'message might mind minute miss moment month morning much multiple must myself near necessary need never new next ' +
  'nice night normal normally notice number obviously odd often old one open option own part past people person ' +
  'place plan point possible possibly prefer pretty previous probably problem process properly provide put question ' +
  'quick quickly quite rather read ready real realise really reason recent recently regarding resolve right said ' +
  'saw say saying says seem seems set several share shop sign simple simply single situation soon sorry sort start ' +
  'state stay step still stop story stuff sudden suddenly suggest supposed sure system take talk tell term think ' +
  'thought three time times today together told tomorrow tonight total town tried trouble try trying turn two ' +
  'understand unless update upset urgent urgently use used user using usual usually various view wait waiting want ' +
  'wanted watch way week weeks weird weekend whatever whole wish wonder wondering work worked worried worry year ' +
  'yesterday'
).split(' ');

const FRAME_STEMS: ReadonlySet<string> = new Set(FRAME_WORDS.map(stem));

/** Whether a stem is part of the frame of an English question. */
export const framesQuestion = (term: string): boolean => FRAME_STEMS.has(term);
