import { Translator } from '../../platform/i18n/translator.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { Words } from '../../platform/i18n/words.js';
import { colloquialWords } from './colloquial-words.js';
import { EXCEPTION_FIELDS, FIELD_CODES, isAnswer, isFieldCode } from './exception-fields.js';
import { EXCEPTION_CAUSES, EXCEPTION_GROUPS } from './exception-type.js';
import {
  aboutException,
  causeName,
  causesOf,
  exceptionName,
  fieldHint,
  fieldLabel,
  fieldOptions,
  groupName,
  selfHelpOf,
} from './exception-words.js';
import {
  askedFields,
  EXCEPTION_CODES,
  EXCEPTION_TYPES,
  exceptionsOf,
  findException,
  findExceptionBySlug,
  LANDINGS,
  NAMED_EXCEPTIONS,
  priorityOf,
  SUSPICIOUS_EXCEPTIONS,
} from './taxonomy.js';

const PRIORITIES = {
  P1: 'E305 E601 E602 E603 E605',
  P2: 'E202 E302 E303 E304 E306 E401 E403 E504 E604 E606 E806',
  P3: 'E101 E102 E103 E104 E201 E203 E204 E301 E307 E309 E310 E402 E501 E502 E503 E701 E702 E704 E801 E804 E807',
  P4: 'E205 E308 E404 E703 E802 E803 E805',
} as const;
const SIZES = { E1: 4, E2: 5, E3: 10, E4: 4, E5: 4, E6: 6, E7: 4, E8: 7 } as const;
const translator = Translator.load(true);

describe('the types of exceptions', () => {
  it('are 44 in 8 groups, each with a code and a slug of its own', () => {
    const sizes = EXCEPTION_GROUPS.map((group) => [group, exceptionsOf(group).length]);

    expect(Object.fromEntries(sizes)).toEqual(SIZES);
    expect(new Set(EXCEPTION_CODES).size).toBe(44);
    expect(new Set(EXCEPTION_TYPES.map(({ slug }) => slug)).size).toBe(44);
    expect([...EXCEPTION_CODES]).toEqual([...EXCEPTION_CODES].sort());
    EXCEPTION_TYPES.forEach(({ code, slug, group }) => {
      expect(code).toMatch(new RegExp(`^${group}(0[1-9]|10)$`));
      expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    });
  });

  it('are found by code and by slug, and nothing else is', () => {
    for (const type of EXCEPTION_TYPES) {
      expect([findException(type.code), findExceptionBySlug(type.slug)]).toEqual([type, type]);
    }
    expect([
      findException('E999'),
      findException(''),
      findException(null),
      findExceptionBySlug('toString'),
    ]).toEqual([null, null, null, null]);
  });

  it.each(Object.entries(PRIORITIES))('%s is what these begin with: %s', (priority, codes) => {
    expect(EXCEPTION_TYPES.filter((type) => type.priority === priority).map(({ code }) => code)).toEqual(
      codes.split(' '),
    );
  });

  it('are P3 while nobody knows the type, and P1 where a code was passed on', () => {
    expect(priorityOf(null)).toBe('P3');
    expect(priorityOf('E604')).toBe('P2');
    expect(priorityOf('E604', { F17: 'no' })).toBe('P2');
    expect(priorityOf('E604', { F17: 'yes' })).toBe('P1');
    expect(priorityOf('E301', { F17: 'yes' })).toBe('P3');
  });

  it('ask no more than four questions at first, each of them known and once', () => {
    for (const type of EXCEPTION_TYPES) {
      expect(askedFields(type)).toEqual(type.fields.slice(0, 4));
      expect(new Set(type.fields).size).toBe(type.fields.length);
      expect(type.fields.filter((field) => !isFieldCode(field))).toEqual([]);
      expect(type.urgentIf === undefined || type.fields.includes(type.urgentIf)).toBe(true);
    }
  });

  it('lead from each landing page of the help centre to types that there are', () => {
    const reached = Object.values(LANDINGS).flat();

    expect(reached.filter((code) => findException(code) === null)).toEqual([]);
    expect(reached).toEqual(expect.arrayContaining([...NAMED_EXCEPTIONS, ...SUSPICIOUS_EXCEPTIONS]));
  });

  it.each(LANGUAGES)(
    'are known by what people say in %s, and no expression means two of them',
    (language) => {
      const said = EXCEPTION_CODES.map((code) => colloquialWords(code, language));

      expect(said.filter((words) => words.length < 2)).toEqual([]);
      expect(new Set(said.flat()).size).toBe(said.flat().length);
      expect(said.flat().filter((word) => word === '' || word.includes('|'))).toEqual([]);
    },
  );

  it.each(LANGUAGES)('have all their words in %s', (language) => {
    const words = new Words(translator, language, 'UTC');
    const said = [
      ...EXCEPTION_GROUPS.map((group) => groupName(group, words)),
      ...EXCEPTION_CAUSES.map((tag) => causeName(tag, words)),
      ...FIELD_CODES.flatMap((field) => [fieldLabel(field, words), fieldHint(field, words)]),
      ...FIELD_CODES.flatMap((field) => fieldOptions(field, words).map(([, label]) => label)),
    ];
    for (const type of EXCEPTION_TYPES) {
      const steps = selfHelpOf(type, words);
      said.push(exceptionName(type.code, words), aboutException(type, words), ...steps);
      said.push(...causesOf(type, words).map(({ text }) => text));
      expect(steps.length).toBeGreaterThanOrEqual(2);
    }

    expect(said.filter((text) => text.trim() === '' || text.includes('!') || text.includes('！'))).toEqual(
      [],
    );
    expect(new Set(EXCEPTION_CODES.map((code) => exceptionName(code, words))).size).toBe(44);
    expect(exceptionName('E999', words)).toBe('');
  });
});

describe('an answer to a question of the intake', () => {
  it('to a choice is one of its options', () => {
    expect(['yes', 'no', 'unsure', '是', 'YES', ''].map((answer) => isAnswer('F17', answer))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('about a bank holds no more than four digits', () => {
    const answers = ['示例银行 1234', 'Example Bank', 'Example Bank 1234)', '6222021234567890', 'Bank 12345'];

    expect(answers.map((answer) => isAnswer('F13', answer))).toEqual([true, true, true, false, false]);
  });

  it('in numbers or words keeps to its limit', () => {
    const { limit } = EXCEPTION_FIELDS.F05;

    expect([isAnswer('F05', 'x'.repeat(limit)), isAnswer('F05', 'x'.repeat(limit + 1))]).toEqual([
      true,
      false,
    ]);
    expect(['3', '99', '100', '-1', 'three'].map((answer) => isAnswer('F12', answer))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
