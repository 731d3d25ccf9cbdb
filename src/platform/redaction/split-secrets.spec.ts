import { redactMessage } from './split-secrets.js';

const after = (text: string, own: readonly string[], around: readonly string[] = []) =>
  redactMessage(text, { own, around: [...around, ...own] });

describe('a secret in more than one message', () => {
  it.each([
    [['my card is 4111 1111'], '1111 1111', '•••• ••••'],
    [['4111', '1111', '1111'], '1111', '••••'],
    [['it begins with 4111 1111 1111'], 'and ends with 1111, thanks', 'and ends with ••••, thanks'],
    [['四一一一一一一一'], '11111111', '••••••••'],
  ])('hides the piece that completes a card begun in %j', (own, text, stored) => {
    expect(after(text, own)).toEqual({ text: stored, hidden: ['card'] });
  });

  it.each([
    [['I paid 4111'], 'and then 500'],
    [['my phone is 13800000001'], 'it was at 14:32 on 23 November'],
    [[], '1111 1111'],
    [['4111 1111', 'hello', 'are you there', 'anybody'].slice(1), '1111 1111'],
  ])('leaves what completes nothing: after %j', (own, text) => {
    expect(after(text, own)).toEqual({ text, hidden: [] });
  });

  it('hides six digits alone, whatever was said: that is a code', () => {
    expect(after('482 913', [])).toEqual({ text: '••• •••', hidden: ['one-time-code'] });
    expect(after('４８２９１３。', [])).toEqual({ text: '••••••。', hidden: ['one-time-code'] });
  });

  it('hides four to eight digits alone where codes were spoken of, and leaves an answer about money', () => {
    expect(after('4829', [], ['Which code did you get?']).text).toBe('••••');
    expect(after('4829', [], ['您收到验证码了吗？']).text).toBe('••••');
    expect(after('2000', [], ['How much did you send?']).text).toBe('2000');
    expect(after('2000 yuan', [], ['Which code did you get?']).text).toBe('2000 yuan');
  });
});
