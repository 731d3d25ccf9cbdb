import { HeardTexts } from './heard-texts.js';

describe('what was heard of texts', () => {
  let asked: string[];
  let heard: HeardTexts<string>;

  beforeEach(() => {
    asked = [];
    heard = new HeardTexts();
  });

  const hear = (text: string, lang = 'en', state = 1): Promise<string> =>
    heard.of(text, lang, state, () => Promise.resolve(`${asked.push(text)}`));

  it('is asked for once, until what answers has changed', async () => {
    const answers = [await hear('a'), await hear('a'), await hear('a', 'zh-CN'), await hear('b')];
    answers.push(await hear('a', 'en', 2), await hear('a', 'en', 2));

    expect(answers).toEqual(['1', '1', '2', '3', '4', '4']);
    expect(asked).toEqual(['a', 'a', 'b', 'a']);
  });

  it('is asked for once by two at the same moment, and again after a failure', async () => {
    const failing = (): Promise<string> => heard.of('a', 'en', 1, () => Promise.reject(new Error('away')));
    const both = await Promise.allSettled([failing(), failing()]);

    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await Promise.all([hear('a'), hear('a')])).toEqual(['1', '1']);
  });

  it('is kept of the last five hundred', async () => {
    for (let text = 0; text <= 500; text += 1) {
      await hear(String(text));
      await hear('asked again and again');
    }
    await hear('asked again and again');
    await hear('1');
    await hear('2');
    expect(asked).toHaveLength(504);
  });
});
